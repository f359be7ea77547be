package dev.thalamus.ui.fake;

import dev.thalamus.hub.HubException;
import dev.thalamus.hub.Oversight;
import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditExport;
import dev.thalamus.hub.model.AuditPage;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.hub.model.DryRunView;
import dev.thalamus.hub.model.DryRunWatch;
import dev.thalamus.hub.model.ExpectationView;
import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import dev.thalamus.hub.query.AuditSchema;
import dev.thalamus.hub.query.Filter;
import dev.thalamus.hub.query.FilterMatcher;
import dev.thalamus.hub.query.Parsed;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sessions, identities and an audit log that hold what a test tells them, and write down what was done. Thread-safe. */
public final class FakeOversight implements Oversight {
    private final Map<String, SessionLogView> sessions = new LinkedHashMap<>();
    private final Map<String, IdentityView> identities = new TreeMap<>();
    private final Map<String, List<ExpectationView>> expected = new LinkedHashMap<>();
    private final List<AuditEntry> audit = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private AuditVerdict verdict = new AuditVerdict(0, 0, 0, "", 0, "");
    private @Nullable String problem;
    private @Nullable String unreadable;

    /** There is a session; the newest is told last. */
    public synchronized void session(SessionLogView session) {
        sessions.put(session.session().id(), session);
    }

    public synchronized void identity(IdentityView identity) { identities.put(identity.name(), identity); }

    public synchronized void audit(AuditEntry entry) { audit.add(entry); }

    /** What verifying will say. */
    public synchronized void verdict(AuditVerdict told) { verdict = told; }

    /** What stands against the next change; null for nothing. */
    public synchronized void problem(@Nullable String told) { problem = told; }

    /** Why nothing can be read from now on; null for all is well. */
    public synchronized void unreadable(@Nullable String told) {
        unreadable = told;
    }

    /** What was done, in order. */
    public synchronized List<String> done() { return List.copyOf(done); }

    @Override
    public synchronized CompletableFuture<List<SessionView>> sessions(int limit) {
        if (unreadable != null) {
            return refuse(unreadable);
        }
        return answer(new ArrayList<>(sessions.values()).reversed().stream().limit(limit).map(SessionLogView::session).toList());
    }

    @Override
    public synchronized CompletableFuture<SessionLogView> sessionLog(String id, int from, int limit) {
        SessionLogView all = sessions.get(id);
        if (all == null) {
            return refuse("channel not found: " + id);
        }
        List<SessionEntry> part = all.entries().stream().skip(from).limit(limit).toList();
        return answer(new SessionLogView(all.session(), all.total(), part, all.expectations(), all.cursors()));
    }

    /** What a session expects. */
    public synchronized void expects(String sessionId, List<ExpectationView> told) {
        expected.put(sessionId, told);
    }

    @Override
    public synchronized CompletableFuture<List<ExpectationView>> expectations(String sessionId) {
        return sessions.containsKey(sessionId)
                ? answer(expected.getOrDefault(sessionId, List.of()))
                : refuse("channel not found: " + sessionId);
    }

    @Override
    public synchronized CompletableFuture<SessionView> closeSession(String id, String reason) {
        return change("close " + id + " " + reason, () -> {
            SessionLogView log = java.util.Objects.requireNonNull(sessions.get(id));
            SessionView s = log.session();
            var closed = new SessionView(s.id(), s.title(), s.type(), "closed", s.creator(), s.participants(), s.createdAt(), s.expiresAt(),
                    s.lastAt(),
                    s.createdAt(), reason, List.of(), "", s.texts(), s.envelopes(), s.bytes());
            sessions.put(id, new SessionLogView(closed, log.total(), log.entries(), log.expectations(), log.cursors()));
            return closed;
        });
    }

    @Override
    public synchronized CompletableFuture<List<IdentityView>> identities() {
        return unreadable == null ? answer(List.copyOf(identities.values())) : refuse(unreadable);
    }

    @Override
    public synchronized CompletableFuture<IdentityView> setRule(String agent, String rule) { return ruled("rule ", agent, rule, true); }

    @Override
    public synchronized CompletableFuture<IdentityView> returnRule(String agent, String rule) {
        return ruled("return ", agent, rule, false);
    }

    /** A rule is tried until the test goes on with it. */
    public record Trial(DryRunWatch watch, CompletableFuture<DryRunView> answer) {}

    private volatile boolean slowTrials;
    private volatile @Nullable Trial trial;

    /** From now on trials take as long as the test wants. */
    public void slowTrials() { slowTrials = true; }

    /** The trial that runs, or null. */
    public @Nullable Trial trial() { return trial; }

    private CompletableFuture<IdentityView> ruled(String what, String agent, String rule, boolean kept) {
        return change(what + agent + " " + rule, () -> {
            IdentityView i = java.util.Objects.requireNonNull(identities.get(agent));
            var ruled = new IdentityView(i.id(), i.name(), i.owner(), i.model(), i.kind(), i.scheme(), i.protocol(), i.connected(),
                    i.createdAt(), i.summary(), i.capabilities(), i.domains(), i.observed(), rule, true, kept, i.hits(),
                    i.unacknowledged(), i.keys());
            identities.put(agent, ruled);
            return ruled;
        });
    }

    @Override
    public synchronized CompletableFuture<DryRunView> tryRule(String agent, String rule, DryRunWatch watch) {
        if (slowTrials) {
            trial = new Trial(watch, new CompletableFuture<>());
            return trial.answer;
        }
        return change("try " + agent + " " + rule, () -> new DryRunView(12_402, 37, 30, 5, 2, List.of(4L, 9L)));
    }

    @Override
    public synchronized CompletableFuture<String> createKey(String name) { return change("key " + name, () -> "thk_secret-" + name); }

    @Override
    public synchronized CompletableFuture<String> revokeKey(String id) { return change("revoke " + id, () -> id); }

    @Override
    public synchronized CompletableFuture<AuditPage> audit(String filter, long before, int limit) {
        if (!(Filter.parse(filter, AuditSchema.with(List::of)) instanceof Parsed.Good<AuditEntry> good)) {
            return refuse("the filter cannot be read");
        }
        FilterMatcher<AuditEntry> matcher = good.filter().matcher(System.currentTimeMillis() * 1_000, ZoneOffset.UTC);
        List<AuditEntry> found = audit.reversed().stream().filter(one -> before == 0 || one.sequence() < before)
                .filter(matcher::test).toList();
        List<AuditEntry> page = found.stream().limit(limit).toList();
        return answer(new AuditPage(page, audit.size(), found.size() > limit ? page.getLast().sequence() : 0));
    }

    @Override
    public synchronized CompletableFuture<AuditVerdict> verifyAudit() { return answer(verdict); }

    @Override
    public synchronized CompletableFuture<AuditExport> exportAudit(long from) {
        return answer(new AuditExport(audit.stream().map(AuditEntry::json).collect(Collectors.joining("\n", "", "\n")), 0));
    }

    private <T> CompletableFuture<T> change(String what, java.util.function.Supplier<T> change) {
        if (problem != null) {
            return refuse(problem);
        }
        done.add(what);
        return answer(change.get());
    }

    private static <T> CompletableFuture<T> answer(T value) { return CompletableFuture.completedFuture(value); }

    private static <T> CompletableFuture<T> refuse(String why) { return CompletableFuture.failedFuture(new HubException(why)); }
}
