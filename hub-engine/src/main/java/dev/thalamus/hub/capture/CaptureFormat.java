package dev.thalamus.hub.capture;

/** How signals are written to a file. */
public enum CaptureFormat {
    /** One JSON object a line, whole frames: can be opened again. */
    NDJSON("ndjson"),
    /** A table for spreadsheets, with payloads and without frames: cannot be opened again. */
    CSV("csv");

    private final String extension;

    CaptureFormat(String extension) { this.extension = extension; }

    /** The end of a file's name, without the dot. */
    public String extension() { return extension; }
}
