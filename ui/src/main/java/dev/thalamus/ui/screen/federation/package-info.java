/** The screen of other hubs: how the links to them stand, what goes over them, and where a signal goes or went. FX thread. */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.screen.federation;
