package dev.thalamus.ui.screen.identities;

import dev.thalamus.hub.model.IdentityView;
import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.kit.Buttons;
import dev.thalamus.ui.kit.CopyField;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Labels;
import dev.thalamus.ui.kit.Style;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The API keys of a name: made, shown once, ended. Confined to the FX thread. */
final class KeysPane extends VBox {
    private final Workbench bench;
    private final IdentitiesModel model;
    private final VBox list = new VBox();
    private String name = "";
    private List<IdentityView.Key> shown = List.of();

    KeysPane(Workbench bench, IdentitiesModel model) {
        this.bench = bench;
        this.model = model;
        var create = Buttons.text(Icons.KEYS, I18n.text("identities.key-new"), () -> create(name), Style.SMALL);
        create.setId("key-new-here");
        list.getStyleClass().add(Style.GAP_8);
        getStyleClass().addAll(Style.PAD_16, Style.GAP_12);
        getChildren().addAll(Labels.wrapped(I18n.text("identities.keys-what"), Style.DENSE, Style.MUTED), list, new HBox(create));
    }

    void show(IdentityView identity) {
        if (identity.name().equals(name) && identity.keys().equals(shown)) {
            return;
        }
        name = identity.name();
        shown = identity.keys();
        list.getChildren().clear();
        for (IdentityView.Key key : shown) {
            var revoke = Buttons.text(Icons.DELETE, I18n.text("identities.key-revoke"), () -> revoke(key), Style.SMALL, Style.DANGER);
            revoke.setId("key-revoke-" + key.id());
            var row = new HBox(Icons.KEYS.node(), Labels.of(key.id(), Style.CODE_SMALL),
                    Labels.of(I18n.text("identities.key-since", key.createdAt()), Style.CAPTION, Style.MUTED), Labels.spacer(), revoke);
            row.getStyleClass().add("key-row");
            list.getChildren().add(row);
        }
        if (shown.isEmpty()) {
            list.getChildren().add(Labels.of(I18n.text("identities.no-keys"), Style.DENSE));
        }
    }

    /** Makes a key for a name and shows it, this once. */
    void create(String of) {
        model.hub().ifPresent(hub -> FxPump.onFx(hub.oversight().createKey(of), token -> {
            model.changed();
            var field = new CopyField(token);
            field.setId("key-token");
            var body = new VBox(Labels.wrapped(I18n.text("identities.key-once", of), Style.DENSE), field);
            body.getStyleClass().add(Style.GAP_8);
            Dialogs.form(bench.desk().window(), I18n.get("identities.key-title", of), body, I18n.get("identities.key-kept")).show();
        }, this::failed));
    }

    private void revoke(IdentityView.Key key) {
        if (Dialogs.confirm(bench.desk().window(), I18n.get("identities.revoke-title", key.id()), I18n.get("identities.revoke-what", name),
                I18n.get("identities.key-revoke"), true)) {
            model.hub().ifPresent(hub -> FxPump.onFx(hub.oversight().revokeKey(key.id()), _ -> {
                bench.desk().say(Toast.notice(Icons.DELETE, I18n.text("identities.revoked", key.id())));
                model.changed();
            }, this::failed));
        }
    }

    private void failed(Throwable problem) {
        bench.desk().say(Toast.failure(I18n.text("identities.key-failed"), new SimpleStringProperty(FailureText.of(problem))));
    }
}
