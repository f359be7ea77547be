package dev.thalamus.ui.shell;

import dev.thalamus.ui.bridge.FxPump;
import dev.thalamus.ui.host.Updates.Answer;
import dev.thalamus.ui.host.Updates.Newer;
import dev.thalamus.ui.host.Updates.Newest;
import dev.thalamus.ui.host.Updates.Unknown;
import dev.thalamus.ui.kit.Dialogs;
import dev.thalamus.ui.kit.I18n;
import dev.thalamus.ui.kit.Icons;
import dev.thalamus.ui.kit.Toast;
import dev.thalamus.ui.screen.Workbench;
import dev.thalamus.ui.screen.part.FailureText;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;

/** Asks once for a newer version and says what came back. Confined to the FX thread. */
final class UpdateCheck {
    private final Workbench bench;
    private final String place;

    UpdateCheck(Workbench bench) {
        this.bench = bench;
        place = bench.host().updates().place();
    }

    /** Says whom it asks, and returns at once. */
    void run() {
        if (!place.isEmpty()) {
            bench.desk().say(Toast.notice(Icons.GLOBE, I18n.text("shell.updates-asking", place)));
        }
        FxPump.onFx(bench.host().updates().look(), this::tell, problem -> bench.desk()
                .say(Toast.failure(I18n.text("shell.updates-unknown"), new SimpleStringProperty(FailureText.of(problem)))));
    }

    private void tell(Answer answer) {
        switch (answer) {
            case Newest() -> bench.desk().say(Toast.notice(Icons.CHECK_CIRCLE, I18n.text("shell.updates-newest", bench.host().version())));
            case Newer newer -> offer(newer);
            case Unknown(var why) -> bench.desk().say(new Toast(Icons.GLOBE, "", I18n.text("shell.updates-unknown"),
                    I18n.text("shell.updates-why." + why.name().toLowerCase(Locale.ROOT).replace('_', '-'), place), Toast.UNDO, null,
                    null));
        }
    }

    private void offer(Newer newer) {
        if (Dialogs.confirm(bench.desk().window(), I18n.get("shell.updates-newer", newer.version()),
                I18n.get("shell.updates-newer-detail", bench.host().version()), I18n.get("shell.updates-open"), false)) {
            bench.host().openUrl().accept(newer.page());
        }
    }
}
