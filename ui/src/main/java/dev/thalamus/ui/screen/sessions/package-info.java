/** Floor 2: conversations: the list of sessions, and one as conversation, sequence diagram, timeline and raw log. Confined to the FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.sessions;
