package dev.thalamus.ui.screen;

import java.util.Locale;

/** The screens by name, so that one can point to another without knowing it. A name without a line in shell's list is not there yet. */
public enum ScreenId {
    OVERVIEW, AGENTS, GRAPH, STREAM, QUEUES, FEDERATION, CONSOLE, SESSIONS, AUDIT, IDENTITIES, LAB, SETTINGS;

    /** Its area in the bundles of texts, and its name in the kept state. */
    public String area() { return name().toLowerCase(Locale.ROOT); }
}
