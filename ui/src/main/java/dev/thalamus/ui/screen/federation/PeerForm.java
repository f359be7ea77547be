package dev.thalamus.ui.screen.federation;

import dev.thalamus.hub.HubInfo;
import dev.thalamus.hub.model.RemoteHub;
import dev.thalamus.ui.host.FileDialogs;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.Clip;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.screen.Desk;
import dev.thalamus.ui.screen.Workbench;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Asks for another hub: what it is called, where it is, and the secret of both. The secret is never shown. Confined to the FX thread. */
final class PeerForm extends VBox {
    private static final int SECRET_BYTES = 24;

    private final Workbench bench;
    private final @Nullable RemoteHub old;
    private final TextField domain = new TextField();
    private final TextField url = new TextField();
    private final TextField token = new PasswordField();
    private final CheckBox dials = new CheckBox();
    private final TextField trust = new TextField();
    private final StringProperty problem = new SimpleStringProperty("");
    private final StringProperty tokenNote = new SimpleStringProperty("");
    private Desk.@Nullable Overlay overlay;

    private PeerForm(Workbench bench, @Nullable RemoteHub old) {
        this.bench = bench;
        this.old = old;
        setId("peer-form");
        getStyleClass().addAll(Style.POP_UP, "peer-form");
        dials.textProperty().bind(I18n.text("federation.form.dials"));
        dials.setSelected(old == null || old.autoconnect());
        if (old != null) {
            domain.setText(old.domain());
            url.setText(old.url());
            trust.setText(old.trust());
            token.promptTextProperty().bind(I18n.text("federation.form.token-kept", PeerWords.masked(old.token())));
        }
        domain.setDisable(old != null);
        url.setPromptText("wss://hub.empresa-b.com:8765");
        domain.setPromptText("empresa-b.com");
        HubInfo own = bench.mirror().info().get();
        var make = Buttons.text(Icons.KEYS, I18n.text("federation.form.make-token"), this::makeToken);
        make.setId("peer-make-token");
        var choose = Buttons.text(I18n.text("federation.form.choose"), this::chooseTrust);
        var wrong = Labels.wrapped(problem, Style.DENSE, Style.DANGER_TEXT);
        wrong.setId("peer-problem");
        wrong.visibleProperty().bind(problem.isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        var save = Buttons.primary(Icons.CHECK, I18n.text(old == null ? "federation.form.add" : "federation.form.save"), this::save);
        save.setId("peer-save");
        var buttons = new HBox(Labels.spacer(), Buttons.text(I18n.text("kit.cancel"), this::close), save);
        buttons.getStyleClass().add("card-buttons");
        getChildren().addAll(Labels.of(I18n.text(old == null ? "federation.form.title-add" : "federation.form.title-edit"), Style.TITLE),
                Labels.wrapped(I18n.text("federation.form.detail", own == null ? "" : own.domain(), own == null ? "" : own.url()),
                        Style.DENSE,
                        Style.MUTED),
                field("domain", domain), field("url", url), field("token", token, make),
                note(tokenNote), dials, field("trust", trust, choose), wrong, buttons);
        List.of(domain, url, token, trust).forEach(field -> field.setOnAction(_ -> save()));
    }

    static void add(Workbench bench) { open(new PeerForm(bench, null)); }

    static void edit(Workbench bench, RemoteHub remote) { open(new PeerForm(bench, remote)); }

    private static void open(PeerForm form) {
        form.overlay = form.bench.desk().lay(form);
        (form.old == null ? form.domain : form.url).requestFocus();
    }

    private static Node note(StringProperty text) {
        var note = Labels.wrapped(text, Style.CAPTION, Style.SUCCESS_TEXT);
        note.visibleProperty().bind(text.isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private static Node field(String key, TextField field, Node... beside) {
        var label = Labels.of(I18n.text("federation.form." + key), Style.DENSE, Style.MEDIUM);
        label.setLabelFor(field);
        field.setId("peer-" + key);
        field.accessibleTextProperty().bind(I18n.text("federation.form." + key));
        HBox.setHgrow(field, Priority.ALWAYS);
        var line = new HBox(field);
        line.getChildren().addAll(beside);
        line.getStyleClass().add(Style.GAP_8);
        var box = new VBox(label, line);
        box.getStyleClass().add(Style.GAP_4);
        return box;
    }

    private void makeToken() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        token.setText(HexFormat.of().formatHex(secret));
        Clip.copy(token.getText());
        tokenNote.set(I18n.get("federation.form.token-copied"));
    }

    private void chooseTrust() {
        bench.host().files().open(I18n.get("federation.form.trust"), List.of(new FileDialogs.Kind("PEM", "*.pem")))
                .ifPresent(file -> trust.setText(file.toString()));
    }

    private void save() {
        String address = url.getText().strip();
        if (domain.getText().isBlank()) {
            wrong("federation.form.no-domain", domain);
        } else if (!address.startsWith("ws://") && !address.startsWith("wss://")) {
            wrong("federation.form.no-url", url);
        } else if (old == null && token.getText().isBlank()) {
            wrong("federation.form.no-token", token);
        } else {
            var remote = new RemoteHub(domain.getText().strip(), address, token.getText().strip(), old == null || old.enabled(),
                    dials.isSelected(), trust.getText().strip());
            var calls = new PeerCalls(bench);
            if (old == null) {
                calls.add(remote, this::close, problem::set);
            } else {
                calls.change(remote, this::close, problem::set);
            }
        }
    }

    private void wrong(String key, TextField field) {
        problem.set(I18n.get(key));
        field.requestFocus();
    }

    private void close() {
        token.clear();
        if (overlay != null) {
            overlay.close();
        }
    }
}
