package dev.thalamus.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.AuditEntry;
import dev.thalamus.hub.model.AuditVerdict;
import dev.thalamus.ui.shell.Screens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/** Who did what. */
class AuditScreenTest extends ThalamusWindowTest {
    private long sequence;

    @Override
    protected void prepare() {
        hub.join("a1", "ventas");
        record("agent_registered", "ana", "");
        record("refused", "luis", "");
        record("key_created", "carol", "operator");
    }

    @Override
    protected Path file() { return state.resolve("audit.jsonl"); }

    private void record(String kind, String agent, String by) {
        sequence++;
        hub.oversight().audit(new AuditEntry(sequence, 1_795_238_294_000_000L + sequence * 1_000_000, kind, List.of(agent), by, "",
                "{\"at\":\"x\",\"kind\":\"" + kind + "\",\"message\":\"because of " + agent + "\",\"seq\":" + sequence + "}"));
    }

    private TableView<AuditEntry> rows() { return table("#audit-table"); }

    private void openScreen(int count) {
        robot.push((KeyCodeCombination) Screens.ALL.stream().filter(one -> one.id().area().equals("audit")).findFirst().orElseThrow()
                .key());
        until(() -> shown("#audit") && rows().getItems().size() == count);
    }

    @Test
    void theNewestIsOnTopAndNewOnesCome() {
        openScreen(3);
        assertThat(rows().getItems()).extracting(AuditEntry::sequence).containsExactly(3L, 2L, 1L);
        until(() -> robot.lookup("message “because of luis”").tryQuery().isPresent());
        record("rule_set", "ana", "operator");
        until(() -> rows().getItems().size() == 4 && robot.lookup("rule changed").tryQuery().isPresent());
    }

    @Test
    void theFilterSpeaksTheLanguageOfTheAudit() {
        openScreen(3);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        robot.write("by:operator");
        until(() -> rows().getItems().size() == 1);
        robot.write(" agent:nobody");
        until(() -> robot.lookup("No record matches").tryQuery().isPresent());
        robot.clickOn("Show all");
        until(() -> rows().getItems().size() == 3);
    }

    @Test
    void aRecordIsShownWhole() {
        openScreen(3);
        robot.clickOn("luis");
        until(() -> robot.lookup("#audit-record .code-view").<CodeArea>tryQuery()
                .filter(code -> code.getText().contains("\"kind\": \"refused\"")).isPresent());
    }

    @Test
    void aWholeLogAndAChangedOneAreToldApart() {
        openScreen(3);
        hub.oversight().verdict(new AuditVerdict(3, 1, 3, "ab12", 0, ""));
        robot.clickOn("#audit-verify");
        until(() -> robot.lookup("The log is whole: 3 records, number 1 to 3").tryQuery().isPresent());
        hub.oversight().verdict(new AuditVerdict(1, 1, 1, "ab12", 2, "the record was changed"));
        robot.clickOn("#audit-verify");
        until(() -> robot.lookup("The log was changed at record 2: the record was changed").tryQuery().isPresent());
    }

    @Test
    void theExportIsWrittenAsItIsKept() throws Exception {
        openScreen(3);
        robot.clickOn("#audit-export");
        until(() -> Files.exists(file()) && Files.readString(file()).lines().count() == 3 && shown(".toast"));
    }
}
