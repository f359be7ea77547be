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
 *
 * <p>Signals and agents:
 * <ul>
 * <li>{@link dev.thalamus.ui.kit.SignalShape}: the six types as shapes; {@code ofCode(0..5)}, {@code path()} for canvases.
 * <li>{@link dev.thalamus.ui.kit.SignalGlyph}, {@link dev.thalamus.ui.kit.SignalTypeLabel}: the glyph alone, and with the type's name.
 * <li>{@link dev.thalamus.ui.kit.AgentFace}: name, domain, colour, kind, instances; shown by {@link dev.thalamus.ui.kit.AgentAvatar},
 *     {@link dev.thalamus.ui.kit.AgentName} and {@link dev.thalamus.ui.kit.AgentPair} (from → to). All have {@code show(…)} for cells.
 * </ul>
 *
 * <p>Small parts: {@link dev.thalamus.ui.kit.Chip}, {@link dev.thalamus.ui.kit.Badge}, {@link dev.thalamus.ui.kit.StateDot},
 * {@link dev.thalamus.ui.kit.KeyCap}, {@link dev.thalamus.ui.kit.Buttons}, {@link dev.thalamus.ui.kit.Labels},
 * {@link dev.thalamus.ui.kit.CopyButton}, {@link dev.thalamus.ui.kit.CopyField}, {@link dev.thalamus.ui.kit.Clip},
 * {@link dev.thalamus.ui.kit.Mark}, {@link dev.thalamus.ui.kit.SegmentedControl}; a switch is AtlantaFX's {@code ToggleSwitch}.
 *
 * <p>Pictures of numbers: {@link dev.thalamus.ui.kit.Sparkline}, {@link dev.thalamus.ui.kit.ActivityStrip},
 * {@link dev.thalamus.ui.kit.StatTile}; own ones extend {@link dev.thalamus.ui.kit.Canvased}.
 *
 * <p>Parts of screens: {@link dev.thalamus.ui.kit.Columns} (tables), {@link dev.thalamus.ui.kit.EmptyState},
 * {@link dev.thalamus.ui.kit.Banner}, {@link dev.thalamus.ui.kit.Toast} in a {@link dev.thalamus.ui.kit.ToastStack},
 * {@link dev.thalamus.ui.kit.InspectorPane} with {@link dev.thalamus.ui.kit.PropertyRow}.
 *
 * <p>Text, JSON and bytes: {@link dev.thalamus.ui.kit.FilterField} (with {@link dev.thalamus.ui.kit.Suggestion} and
 * {@link dev.thalamus.ui.kit.TextSpan}), {@link dev.thalamus.ui.kit.CompletionPopup} for other fields,
 * {@link dev.thalamus.ui.kit.JsonTree} of {@link dev.thalamus.ui.kit.JsonItem}s, {@link dev.thalamus.ui.kit.JsonEditor},
 * {@link dev.thalamus.ui.kit.HexView} with {@link dev.thalamus.ui.kit.ByteRange}s, {@link dev.thalamus.ui.kit.CodeView} in a
 * {@link dev.thalamus.ui.kit.Language}. Questions: {@link dev.thalamus.ui.kit.Dialogs}.
 *
 * <p>Style sheets are in pixels of the design and {@code Look} multiplies them by the zoom. A screen with rules of its own puts them into
 * {@code assets/…/css/AREA.css}, its texts into {@code assets/…/i18n/AREA_en.properties} and {@code AREA_es.properties}; both are found by the
 * area's name in {@code Assets.AREAS}. The class names of frames are in {@code components.css}: {@code top-bar brand rail rail-item status-bar
 * status-item hub-switcher search-box palette scrim screen-head filter-row pane-head th-card pill}.
 */
@org.jspecify.annotations.NullMarked
package dev.thalamus.ui.kit;
