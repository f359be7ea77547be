package dev.thalamus.app.path;

import dev.thalamus.ui.host.ShellCommand;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A symbolic link in a folder of the person's PATH. Thread-safe.
 *
 * <p>The link names the launcher itself, absolutely: jpackage's launcher on macOS follows one link, and no relative one.
 */
final class UnixCommand implements ShellCommand {
    private static final String WORD = "thalamus";

    private final Path launcher;
    private final Path folder;
    private final Path link;
    private final Set<Path> searched;
    private final Placed placed;
    private final boolean temporary;
    private final boolean offered;

    private UnixCommand(Path launcher, Path folder, Set<Path> searched, Placed placed, boolean temporary) {
        this.launcher = launcher;
        this.folder = folder;
        link = folder.resolve(WORD);
        this.searched = searched;
        this.placed = placed;
        this.temporary = temporary;
        State now = look();
        offered = !(now instanceof Unable || now instanceof Provided);
    }

    static UnixCommand ofLinux(Path launcher, Path home, String path, Placed placed) {
        return new UnixCommand(launcher, home.resolve(".local/bin"), folders(path), placed, false);
    }

    static UnixCommand ofMac(Path launcher, Path home, String path, Placed placed) {
        return ofMac(launcher, home, path, placed, Path.of("/usr/local/bin"), Path.of("/etc/paths"));
    }

    /**
     * A program started from Finder has launchd's PATH and not the terminal's, which begins with what {@code paths} lists.
     *
     * @param common every person's folder, taken when this person may write there
     */
    static UnixCommand ofMac(Path launcher, Path home, String path, Placed placed, Path common, Path paths) {
        Set<Path> searched = folders(path);
        searched.addAll(lines(paths));
        boolean temporary = launcher.startsWith("/Volumes") || launcher.toString().contains("/AppTranslocation/");
        return new UnixCommand(launcher, Files.isWritable(common) ? common : home.resolve(".local/bin"), searched, placed,
                temporary);
    }

    @Override
    public boolean offered() { return offered; }

    @Override
    public State look() {
        if (temporary) {
            return new Unable(Why.NOT_INSTALLED, "");
        }
        if (!Files.isExecutable(launcher)) {
            return new Unable(Why.NO_LAUNCHER, "");
        }
        for (Path place : searched) {
            Path found = place.resolve(WORD);
            if (!found.equals(link) && Files.isRegularFile(found) && Files.isExecutable(found)) {
                return same(found) ? new Provided(found) : new Taken(found);
            } else if (found.equals(link) && exists(link)) {
                return ours(Reach.FOUND);
            }
        }
        return exists(link) ? ours(Reach.FOLDER_NOT_SEARCHED) : new Absent(link);
    }

    @Override
    public State add() {
        State now = look();
        if (now instanceof Added) {
            placed.add(launcher.toString());
        }
        if (!(now instanceof Absent || now instanceof Other)) {
            return now;
        }
        try {
            // First: a program that dies in between then finds a link that it takes for its own.
            placed.add(launcher.toString());
            if (now instanceof Other) {
                Files.delete(link);
            }
            Files.createDirectories(folder);
            Files.createSymbolicLink(link, launcher);
            return look();
        } catch (FileAlreadyExistsException e) {
            return look();
        } catch (IOException e) {
            return Trouble.of(e);
        }
    }

    @Override
    public State remove() {
        try {
            if (exists(link) && (ours(Reach.FOUND) instanceof Added || dangling())) {
                Files.delete(link);
            }
            return look();
        } catch (IOException e) {
            return Trouble.of(e);
        }
    }

    /** What the thing in our place is. */
    private State ours(Reach reach) {
        if (Files.isSymbolicLink(link)) {
            if (same(link)) {
                return new Added(link, reach);
            }
            Path target = target();
            if (program(target) || dangling()) {
                return new Other(link, target);
            }
            if (!Files.exists(link)) {
                return new Dangling(link, target);
            }
        }
        return new Taken(link);
    }

    /** A link that was ours: its program was moved or deleted. Anybody may have a link of that name to something else that is gone. */
    private boolean dangling() {
        return Files.isSymbolicLink(link) && !Files.exists(link) && placed.all().contains(target().toString());
    }

    private Path target() {
        try {
            return link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        } catch (IOException gone) {
            return link;
        }
    }

    /** Whether this is the launcher of some Thalamus. */
    private static boolean program(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return false;
        }
        List<Path> jars = List.of(folder.resolveSibling("lib"), folder.resolveSibling("app"));
        return jars.stream().filter(Files::isDirectory).anyMatch(UnixCommand::holdsJar);
    }

    private static boolean holdsJar(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith("thalamus-app-"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private boolean same(Path found) {
        try {
            return Files.isSameFile(found, launcher);
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean exists(Path link) { return Files.exists(link, LinkOption.NOFOLLOW_LINKS); }

    private static Set<Path> folders(String path) {
        var folders = new LinkedHashSet<Path>();
        Arrays.stream(path.split(":")).filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder).normalize())
                .forEach(folders::add);
        return folders;
    }

    private static List<Path> lines(Path file) {
        try {
            return new ArrayList<>(folders(String.join(":", Files.readAllLines(file))));
        } catch (IOException none) {
            return List.of();
        }
    }
}
