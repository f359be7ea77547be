package dev.thalamus.hub;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A hub to which ana and luis are connected as clients of AG2. */
abstract class Ag2Fixture {
    @TempDir
    Path dir;
    HubEngine hub;
    Ag2Client ana;
    Ag2Client luis;
    private final String[] settings;

    /** @param settings of the hub, as people write them */
    Ag2Fixture(String... settings) { this.settings = settings; }

    @BeforeEach
    void connect() {
        hub = SetHub.open(dir, settings);
        ana = Ag2Client.agent(hub, "ana");
        luis = Ag2Client.agent(hub, "luis");
    }

    @AfterEach
    void disconnect() {
        ana.close();
        luis.close();
        hub.close();
    }
}
