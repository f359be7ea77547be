package dev.thalamus.app;

import dev.thalamus.ui.host.Updates;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The newest release as GitHub tells it. Thread-safe; one question at a time is a thread of its own, which ends after {@code patience}.
 */
final class Releases implements Updates {
    private static final System.Logger LOG = System.getLogger(Releases.class.getName());
    private static final long MOST_BYTES = 1 << 20;
    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final String current;
    private final Duration patience;

    /**
     * @param address of "the latest release", such as {@code https://api.github.com/repos/OWNER/NAME/releases/latest}; blank for none
     * @param current the version that runs
     */
    Releases(String address, String current, Duration patience) {
        this.address = address.strip();
        this.current = current;
        this.patience = patience;
    }

    @Override
    public String place() { return address.isEmpty() ? "" : URI.create(address).getHost(); }

    @Override
    public CompletableFuture<Answer> look() {
        if (address.isEmpty()) {
            return Updates.NOWHERE.look();
        }
        var answer = new CompletableFuture<Answer>();
        Thread.ofVirtual().name("app-releases").start(() -> answer.complete(ask()));
        return answer.completeOnTimeout(new Unknown(Why.NOT_REACHED), patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
    }

    private Answer ask() {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NORMAL).build()) {
            var question = HttpRequest.newBuilder(URI.create(address)).timeout(patience).header("Accept", "application/vnd.github+json")
                    .build();
            HttpResponse<String> answer = http.send(question, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
            return answer.statusCode() == 200 ? read(answer.body()) : new Unknown(Why.NO_RELEASE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown(Why.NOT_REACHED);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "No answer from " + address + ": " + e);
            return new Unknown(Why.NOT_REACHED);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "What " + address + " said is no release", e);
            return new Unknown(Why.NO_RELEASE);
        }
    }

    private Answer read(String body) throws JacksonException {
        JsonNode release = JSON.readTree(body);
        String tag = release.path("tag_name").stringValue("").replaceFirst("^v", "");
        String page = release.path("html_url").stringValue("");
        if (tag.isEmpty() || !page.matches("https?://.*")) {
            return new Unknown(Why.NO_RELEASE);
        }
        return Version.parse(tag).compareTo(Version.parse(current)) > 0 ? new Newer(tag, page) : new Newest();
    }
}
