package dev.thalamus.ui.fake;

import dev.thalamus.hub.model.SessionEntry;
import dev.thalamus.hub.model.SessionLogView;
import dev.thalamus.hub.model.SessionView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes sessions for tests, line by line, from a fixed moment on. Confined to one thread. */
public final class FakeTalk {
    private final String id;
    private final String title;
    private final String type;
    private final List<String> who;
    private final List<SessionEntry> entries = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T09:41:17.155Z");
    private int texts;

    public FakeTalk(String id, String title, String type, String... who) {
        this.id = id;
        this.title = title;
        this.type = type;
        this.who = List.of(who);
        hub("ag2.channel.opened", "");
    }

    /** Time passes. */
    public FakeTalk after(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    public FakeTalk say(String from, String text, String... audience) {
        texts++;
        entries.add(new SessionEntry(entries.size(), "e" + entries.size(), from, List.of(audience), "ag2.msg.text", text, at(), "",
                "{\"event_type\":\"ag2.msg.text\",\"event_data\":{\"text\":\"" + text + "\"}}"));
        return this;
    }

    public FakeTalk hub(String event, String reason) {
        entries.add(new SessionEntry(entries.size(), "e" + entries.size(), who.getFirst(), List.of(), event, "", at(), "",
                "{\"event_type\":\"" + event + "\",\"event_data\":{\"reason\":\"" + reason + "\"}}"));
        return this;
    }

    private String at() { return now.atOffset(ZoneOffset.UTC).toString(); }

    public SessionLogView done(String state, String reason, String next) {
        var session = new SessionView(id, title, type, state, who.getFirst(), who, entries.getFirst().at(), "", at(),
                reason.isEmpty() ? "" : at(), reason, List.of(), next, texts, entries.size(), 4_210);
        return new SessionLogView(session, entries.size(), entries, List.of("turn_within 120 s: warn"), Map.of());
    }
}
