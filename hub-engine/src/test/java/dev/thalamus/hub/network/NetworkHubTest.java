package dev.thalamus.hub.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.audit.AuditLog;
import dev.thalamus.hub.config.ConfigBinder;
import dev.thalamus.hub.config.Given;
import dev.thalamus.hub.config.HubConfig;
import dev.thalamus.hub.core.Core;
import dev.thalamus.hub.event.EventBus;
import dev.thalamus.hub.event.HubEvent;
import dev.thalamus.hub.identity.Passport;
import dev.thalamus.hub.identity.Resume;
import dev.thalamus.hub.kit.Clock;
import dev.thalamus.hub.kit.Ids;
import dev.thalamus.hub.kit.SerialOwner;
import dev.thalamus.hub.kit.Turn;
import dev.thalamus.hub.knowledge.KnowledgeStore;
import dev.thalamus.hub.model.Clause;
import dev.thalamus.hub.session.Task;
import dev.thalamus.hub.session.Trail;
import dev.thalamus.hub.store.Journal;
import dev.thalamus.hub.store.JournalLimits;
import dev.thalamus.hub.store.Store;
import dev.thalamus.hub.store.StoreLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** A hub's sessions and identities without its sockets: how they stop, and what they do when the disk refuses. */
class NetworkHubTest {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    @TempDir
    Path dir;
    private final Clock clock = Clock.system();
    private final EventBus events = new EventBus();
    private final SerialOwner owner = new SerialOwner(() -> {}, work -> Thread.ofPlatform().daemon().start(work), failure -> {});
    private Store store;
    private Journal journal;
    private AuditLog audit;

    @BeforeEach
    void prepare() throws IOException {
        store = Store.open(dir, clock, new StoreLimits(8_192, 1L << 30, 0), health -> {});
        journal = Journal.open(dir, clock, JournalLimits.of(64L << 20, Duration.ofDays(1), 0));
        audit = AuditLog.open(dir.resolve("audit"), 1L << 20, clock, problem -> {});
    }

    @AfterEach
    void close() {
        audit.close();
        journal.close(Duration.ofSeconds(2));
        store.close(Duration.ofSeconds(4));
    }

    private NetworkHub open(String... settings) throws IOException {
        List<Given> given = Stream.of(settings).map(one -> one.split("=")).map(one -> Given.option(one[0], one[1], "a test")).toList();
        HubConfig config = new ConfigBinder(dir).bind(given).config();
        var core = new Core(config, store, journal::append, events, clock, owner, new LinkedHashSet<>(List.of("hub.test")));
        return NetworkHub
                .open(new NetworkHub.Parts(config, core, owner, events, clock, Ids.random(), Trail.NONE, List.of(), journal, audit));
    }

    private <T> T ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        owner.submit(Turn.of(() -> answer.complete(question.get())));
        return answer.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void until(String what, Supplier<Boolean> holds) {
        for (long deadline = System.nanoTime() + PATIENCE_NANOS; !ask(holds);) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static String register(NetworkHub hub, String name) {
        return hub.directory().register(Passport.of(name), Resume.EMPTY, null, null, KnowledgeStore.Done.IGNORED).id();
    }

    @Test
    void whatTheDiskAnswersWhileTheHubStopsIsOnTheRecordToTheLastRepeat() throws IOException {
        NetworkHub hub = open("network.durable=false", "network.tasks=1");
        owner.submit(Turn.of(() -> {
            String ana = register(hub, "ana");
            for (String id : List.of("t1", "t2", "t3", "t4")) {
                hub.tasks().observe(ended(id, ana), KnowledgeStore.Done.IGNORED);
            }
            hub.save(); // the answers to the above come behind it
        }));
        hub.close();
        audit.close();
        try (Stream<Path> files = Files.list(dir.resolve("audit"))) {
            assertThat(Files.readAllLines(files.sorted().toList().getLast())).filteredOn(line -> line.contains("\"task_forgotten\""))
                    .satisfiesExactly(first -> assertThat(first).contains("\"t1\""), rest -> assertThat(rest).contains("\"times\":2"));
        }
    }

    private static Task ended(String id, String owner) {
        return new Task(id, owner, new Task.Spec("dig", "", JsonNodeFactory.instance.objectNode(), null), Task.State.COMPLETED, "", null,
                null, null, null, JsonNodeFactory.instance.objectNode(), null, "", null);
    }

    @Test
    void anIdentityThatTheDiskLostAfterARefusalIsWrittenAgainAndThatIsTold() throws IOException {
        try (NetworkHub hub = open(); var watched = events.subscribe(100)) {
            String ana = ask(() -> register(hub, "ana"));
            Path file = dir.resolve("network/agents/" + ana + ".json");
            until("she is on the disk", () -> Files.exists(file));
            Path inTheWay = Files.createDirectory(file.resolveSibling(ana + ".json.new"));
            ask(() -> {
                hub.directory().setSkill(ana, "digs", KnowledgeStore.Done.IGNORED); // cannot be written
                return hub.directory().unregister(ana, KnowledgeStore.Done.IGNORED); // can, but contains the other
            });
            var faults = new ArrayList<HubEvent.Fault>();
            until("it is told", () -> {
                hub.tick(true);
                watched.drain(100, event -> {
                    if (event instanceof HubEvent.Fault fault) {
                        faults.add(fault);
                    }
                });
                return !faults.isEmpty();
            });
            assertThat(faults).singleElement().satisfies(fault -> assertThat(fault.where()).isEqualTo(Clause.TAKING_BACK.of()));
            assertThat(ask(() -> hub.meters().owedRewrites())).isOne();
            assertThat(ask(() -> hub.directory().need("ana").skill())).isNull();
            assertThat(file).doesNotExist();
            Files.delete(inTheWay);
            until("it is written again", () -> {
                hub.tick(true);
                return hub.meters().owedRewrites() == 0;
            });
            assertThat(file).content().contains("\"ana\"").doesNotContain("digs");
        }
    }
}
