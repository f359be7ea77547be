package dev.thalamus.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thalamus.hub.model.Outcome;
import dev.thalamus.hub.model.Reason;
import dev.thalamus.hub.model.SignalType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterMatchTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "()", "from:ventas", "from:VENTAS", "from=ventas", "from:vent*", "from:?entas", "from:soporte,ventas",
            "from!=soporte,otro", "from:7c1e90b4a2f85d13", "from:~/^v.n/", "from~/tas$/", "from:~/^VEN/i", "src:ventas",
            "agent:facturacion",
            "agent:ventas", "to:facturacion", "to:e2b40d91c67a3f58", "from:\"ventas\""})
    void namesAreComparedWhole(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"from:venta", "from=VENTAS", "from=vent*", "from:\"vent*\"", "from!=ventas", "from!=a,ventas",
            "from:facturacion",
            "from:7c1e", "from:~/^VEN/", "to:ventas", "agent:soporte", "from:\"\"", "to:\"\"", "-from:ventas"})
    void otherNamesAreNot(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @Test
    void aNameStandsForItselfInEveryDomain() {
        Signals away = Signals.INVOICE.between("ventas", "comprador@empresa-a.com", "comprador@empresa-a.com");
        assertThat(away.matches("to:comprador")).isTrue();
        assertThat(away.matches("to:comprador@empresa-a.com")).isTrue();
        assertThat(away.matches("to:*@empresa-a.com")).isTrue();
        assertThat(away.matches("to:comprador@empresa-b.com")).isFalse();
        assertThat(away.matches("to=comprador")).isFalse();
    }

    @Test
    void aBroadcastHasNoTarget() {
        Signals broadcast = Signals.INVOICE.between("ventas", "", "").with(Outcome.REFUSED, Reason.NO_RECEIVER);
        assertThat(broadcast.matches("to:\"\"")).isTrue();
        assertThat(broadcast.matches("to!=\"\"")).isFalse();
        assertThat(Signals.INVOICE.between("ventas", "", "resumen").with(Outcome.REFUSED, Reason.UNKNOWN_TARGET).matches("to:\"\""))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"type:ACTION_POTENTIAL", "type:action-potential", "type:DOPAMINE,ACTION_POTENTIAL", "type:*potential",
            "type!=GABA",
            "type:~/^ACTION/", "outcome:delivered", "outcome:DELIVERED", "reason:none", "protocol:neural", "-outcome:queued",
            "outcome!=queued,refused"})
    void wordsOfTheHeader(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"type:GABA", "type:DOPAMINE,GABA", "type!=ACTION_POTENTIAL", "outcome:queued", "protocol:json_rpc", "type:\"\"",
            "reason:offline"})
    void otherWordsOfTheHeader(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @ParameterizedTest
    @ValueSource(strings = {"size>100", "size>0.1k", "size<1KiB", "size<=1MiB", "size >= 100", "size> 100", "size!=4k", "latency>100us",
            "latency<5ms", "latency:174us", "latency=174µs", "latency>0", "fanout:1", "fanout:1,2", "seq:1204832", "seq>1.2M",
            "seq>=1204832",
            "seq!=1,2", "seq<=1204832"})
    void numbersWithUnits(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"size>4k", "size<100", "size:4k", "latency>1ms", "latency<174us", "seq>1204832", "seq<1204832", "seq!=1204832",
            "fanout:2,3"})
    void otherNumbers(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @Test
    void whatWasNotHandedOverHasNoLatency() {
        Signals queued = Signals.INVOICE.with(Outcome.QUEUED, Reason.OFFLINE);
        assertThat(queued.matches("latency<5ms")).isFalse();
        assertThat(queued.matches("latency>=0")).isFalse();
        assertThat(queued.matches("outcome:queued reason:offline")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"time:09:40", "time>09:39", "time>=09:40:22.174", "time:09:40:22", "time:09:40:22.1", "time:2026-11-21",
            "time:2026-11-21T09:40", "time:\"2026-11-21 09:40\"", "time:2026-11-21T08:40Z", "time:2026-11-21T09:40+01:00", "time<10s",
            "since:10m",
            "since:60s", "since:09:40", "since:2026-11-20", "until:30s", "until:2026-11-22", "time!=09:41", "time<=09:40",
            "since:1h until:10s"})
    void times(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"time:09:41", "time>09:40", "time<09:40", "time:09:40:22.2", "since:30s", "until:2m", "until:09:40",
            "time>2026-11-21",
            "since:2026-11-22", "time:2026-11-21T09:40Z", "time!=09:40"})
    void otherTimes(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @ParameterizedTest
    @ValueSource(strings = {"conversation:a07c", "conv:A07C", "conversation=a07c", "conversation:a0*", "id:a07c", "id:A07C4E19",
            "id:*126260",
            "id!=b"})
    void conversationsAndIds(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"conversation:a07", "conversation=A07C", "id:07c4", "conversation:\"\""})
    void otherConversationsAndIds(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @ParameterizedTest
    @ValueSource(strings = {"$.monto>=100", "$.monto:1840.5", "$.monto=1840.50", "$.monto>1.8k", "$.monto!=5", "$.monto:1,1840.5",
            "$.monto:18*",
            "$.lineas[0].sku:\"SEN-T4\"", "$.lineas[0].sku:sen-t4", "$.lineas[*].sku:CAB*", "$.lineas[*].cantidad>100", "$..sku:CAB-2",
            "$..cantidad<5", "$.lineas.*.sku:SEN-T4", "$.urgente:true", "$.urgente!=false", "$.franja:null", "$.franja", "$.lineas",
            "$.total:100",
            "$.total:\"100\"", "$.etiquetas:B", "$.etiquetas[1]=b", "$.nota:\"mañana \\\"antes\\\"\"", "$[\"tipo\"]:emitir_factura",
            "$.pedido_id>P-2", "$.pedido_id:~/^P-\\d+$/", "$.cliente:íñigo*", "$.monto~/^18/", "$.monto ~/P-2/", "$.monto > 5",
            "$.*:P-20418", "$..sku",
            "-$.otro",
            "$.monto>1.8e3"})
    void paths(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"$.monto>2000", "$.monto:\"1840.5\"", "$.monto:1840", "$.monto!=1840.5", "$.otro", "$.otro!=1", "$.otro:1",
            "$.lineas[2].sku", "$.lineas.sku", "$.lineas[1].sku:SEN-T4", "$..sku:x", "$.pedido_id>Q", "$.pedido_id>5", "$.total>5",
            "$.etiquetas=B",
            "$.etiquetas[0]:b", "$.MONTO", "$.franja>0", "$.tipo:factura"})
    void otherPaths(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @ParameterizedTest
    @ValueSource(strings = {"ventas", "FACTURACION", "vent*s", "emitir", "SEN-T4", "\"SEN-T4\"", "delivered", "potential", "a07c4e19",
            "Peña",
            "PEÑA", "íñigo", "mañana", "MAÑANA", "\"mañana \\\"antes\"", "ma?ana", "~/P-\\d{5}/", "~/EMITIR_f/i", "\"\"", "7c1e90"})
    void bareWordsSearchEverything(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"heartbeat", "\"vent*s\"", "u00f1", "~/EMITIR_f/", "a07c4e1", "queued", "GABA", "manana"})
    void otherWordsAreNotFound(String filter) {
        // Seven digits of the message id are found, because an id is searched by its digits; the payload's are not.
        boolean id = filter.equals("a07c4e1");
        assertThat(Signals.INVOICE.matches(filter)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-heartbeat", "!heartbeat", "not heartbeat", "NOT heartbeat", "- heartbeat", "--ventas", "-from:soporte",
            "from:ventas to:facturacion", "from:ventas and to:facturacion", "from:x or to:facturacion", "from:x OR from:ventas",
            "(from:x or from:ventas) -heartbeat", "from:x to:y or from:ventas", "not (from:x or to:y)", "-(from:x)",
            "ventas -(a qq) (c or emitir)",
            "from:or or from:ventas", "\"or\" or ventas"})
    void wordsCombine(String filter) { assertThat(Signals.INVOICE.matches(filter)).isTrue(); }

    @ParameterizedTest
    @ValueSource(strings = {"-ventas", "not ventas", "from:ventas to:soporte", "-()", "from:ventas and not to:facturacion",
            "from:x or to:y", "(from:ventas or to:facturacion) heartbeat", "not from:x from:y"})
    void otherCombinations(String filter) { assertThat(Signals.INVOICE.matches(filter)).isFalse(); }

    @Test
    void theExampleOfTheDesign() {
        String filter = "from:ventas to:soporte type:DOPAMINE size>4k latency>5ms outcome:queued $.monto>=100 \"texto\" -heartbeat";
        assertThat(Signals.INVOICE.matches(filter)).isFalse();
        Signals fitting = new Signals(1, Signals.NOW, 6_000_000, SignalType.DOPAMINE, Outcome.QUEUED, Reason.SLOW_READER, "ventas",
                "soporte", "soporte",
                "{\"monto\":100,\"x\":\"un TEXTO\",\"y\":\"" + "z".repeat(4_000) + "\"}");
        assertThat(fitting.matches(filter)).isTrue();
        assertThat(fitting.payload("{\"monto\":100,\"heartbeat\":\"texto\"}").matches(filter)).isFalse();
    }

    @Test
    void signalsOfOtherProtocolsHaveNoTypeAndAreSearchedToo() {
        Signals text = new Signals(5, Signals.NOW, 1, null, Outcome.DELIVERED, Reason.NONE, "ana", "luis", "",
                "{\"thread\":42,\"text\":\"hola\"}");
        assertThat(text.matches("type:\"\"")).isTrue();
        assertThat(text.matches("-type:DOPAMINE protocol:network $.text:hola hola conversation:42")).isTrue();
        assertThat(text.matches("id:a0")).isFalse();
    }

    @Test
    void damagedPayloadsMatchTextAndNeverPaths() {
        for (String payload : new String[]{"", "{", "{\"a\":", "{\"a\" 1}", "[[[[", "{\"a\":\"\\", "\"\\u12", "{\"a\":]}", "nul", "{]}",
                "}{", "{\"a\"\"a\":1", "\u0000"}) {
            Signals damaged = Signals.INVOICE.payload(payload);
            assertThat(damaged.matches("from:ventas")).isTrue();
            assertThat(damaged.matches("$..b or $.a[0].c:1 or $.*.x:1 or conversation:a07c or ~/zzz/")).as(payload).isFalse();
        }
    }

    @Test
    void aRunawayExpressionIsGivenUpAndCounted() {
        Signals hard = Signals.INVOICE.payload("{\"x\":\"" + "a".repeat(60) + "!\"}");
        var matcher = Signals.filter("~/(.*a){12}c/").matcher(Signals.NOW, Signals.ZONE);
        assertThat(matcher.test(hard.cursor())).isFalse();
        assertThat(matcher.givenUp()).isPositive();
        var deep = Signals.filter("$.x:~/^(a|b)*$/").matcher(Signals.NOW, Signals.ZONE);
        assertThat(deep.test(Signals.INVOICE.payload("{\"x\":\"" + "a".repeat(200_000) + "\"}").cursor())).isFalse();
        assertThat(deep.givenUp()).isOne();
    }

    @Test
    void whatCannotBeDecidedMatchesNeitherAPatternNorItsOpposite() {
        Signals hard = Signals.INVOICE.payload("{\"x\":\"" + "a".repeat(60) + "!\"}");
        for (String undecided : new String[]{"-~/(.*a){12}c/", "$.x!=~/(.*a){12}c/", "not (~/(.*a){12}c/ or from:nobody)",
                "from:ventas -~/(.*a){12}c/", "(~/(.*a){12}c/ or $.x:b) -~/(.*a){12}d/", "(~/(.*a){12}c/ or $.x:b) $.x!=~/(.*a){12}d/"}) {
            var matcher = Signals.filter(undecided).matcher(Signals.NOW, Signals.ZONE);
            assertThat(matcher.test(hard.cursor())).as(undecided).isFalse();
            assertThat(matcher.givenUp()).as(undecided).isOne();
            assertThat(matcher.test(Signals.INVOICE.payload("{\"x\":\"b\"}").cursor())).as("the next row after " + undecided).isTrue();
        }
    }

    @Test
    void aPathThatIsGivenUpBeforeItLedAnywhereIsNotDecided() {
        Signals hard = Signals.INVOICE.payload("[0" + ",0".repeat(250_000) + "]");
        var matcher = Signals.filter("$[*].x!=1").matcher(Signals.NOW, Signals.ZONE);
        assertThat(matcher.test(hard.cursor())).isFalse();
        assertThat(matcher.givenUp()).isOne();
    }

    @Test
    void whatIsDecidedByAnotherPartDoesNotHangOnAnExpensivePattern() {
        Signals hard = Signals.INVOICE.payload("{\"x\":\"" + "a".repeat(60) + "!\"}");
        var either = Signals.filter("~/(.*a){12}c/ or size>0").matcher(Signals.NOW, Signals.ZONE);
        assertThat(either.test(hard.cursor())).isTrue();
        var both = Signals.filter("-~/(.*a){12}c/ $.x:nothing").matcher(Signals.NOW, Signals.ZONE);
        assertThat(both.test(hard.cursor())).isFalse();
        assertThat(either.givenUp() + both.givenUp()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.n:9007199254740993", "$.n>9007199254740992", "$.n<9007199254740994", "-$.n:9007199254740992",
            "$.n!=9007199254740992", "$.d:0.12345678901234567891", "$.d<0.12345678901234567892", "$.e:100000000000000000000"})
    void numbersOfManyDigitsAreComparedDigitByDigit(String filter) {
        assertThat(Signals.INVOICE.payload("{\"n\":9007199254740993,\"d\":0.12345678901234567891,\"e\":1e20}").matches(filter)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"protocol:ag2", "protocol:AG2", "protocol:network", "-protocol:json-rpc", "protocol:ag2,neural"})
    void aProtocolIsWrittenAsItIsShown(String filter) {
        Signals text = new Signals(5, Signals.NOW, 1, null, Outcome.DELIVERED, Reason.NONE, "ana", "luis", "", "{}");
        assertThat(text.matches(filter)).isTrue();
        assertThat(Signals.INVOICE.matches("protocol:\"neural v1\"")).isTrue();
    }

    @Test
    void oneMatcherSeesEachRowAnew() {
        var matcher = Signals.filter("$.a:1 or zz").matcher(Signals.NOW, Signals.ZONE);
        assertThat(matcher.test(Signals.INVOICE.payload("{\"a\":1}").cursor())).isTrue();
        assertThat(matcher.test(Signals.INVOICE.between("x", "y", "y").payload("{\"a\":2}").cursor())).isFalse();
        assertThat(matcher.test(Signals.INVOICE.between("x", "y", "y").payload("{\"a\":2,\"c\":\"z\\u007a\"}").cursor())).isTrue();
        assertThat(matcher.test(Signals.INVOICE.between("x", "y", "y").at(3, Duration.ZERO).payload("{\"a\":\"1\"}").cursor())).isTrue();
    }
}
