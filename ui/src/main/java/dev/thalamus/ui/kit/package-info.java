/**
 * Floor 0 of the window: controls, cells, formats, texts and looks that know nothing of the hub. Confined to the FX thread unless a class says
 * otherwise. Imports assets and libraries only; everyone in ui may import it.
 *
 * <p>Looks and words:
 * <ul>
 * <li>{@link dev.thalamus.ui.kit.Look}: theme, zoom and motion of every window; {@code Look.apply(scene)} for each scene, {@code Look.px(8)} for
 *     sizes in code.
 * <li>{@link dev.thalamus.ui.kit.Palette}: the theme's colours for canvases, read from the style sheet.
 * <li>{@link dev.thalamus.ui.kit.Style}: names of the style classes for text and layout.
 * <li>{@link dev.thalamus.ui.kit.I18n}: texts that follow the language without a restart.
 * <li>{@link dev.thalamus.ui.kit.Formats}: counts, bytes, durations, latencies, rates, times by locale.
 * <li>{@link dev.thalamus.ui.kit.Icons}: the icons; {@code Icons.COPY.node()}.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.kit;
