package dev.thalamus.hub.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.thalamus.hub.FaultText;
import dev.thalamus.hub.FaultText.Detail;
import dev.thalamus.hub.wire.WireFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with a frame of AG2 is found again, so that it can be said in another language. */
class FrameDetailsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                 | FRAME_OBJECT
            {"kind": "dance", "payload": {}}                   | FRAME_KIND
            {"kind": "ping", "more": 1} | FRAME_FIELD
            {"payload": {}}                                    | FRAME_MEMBER_STRING
            {"kind": "hello", "name": "a", "auth_claim": 5} | FRAME_MEMBER_OBJECT
            """)
    void a_detail_is_found_again(String frame, Detail detail) {
        WireFault fault = catchThrowableOfType(WireFault.class, () -> Frame.of(JsonMapper.shared().readTree(frame), frame.length()));
        assertThat(
                FaultText.read(String.valueOf(fault.getMessage())).flatMap(said -> FaultText.detail(said.detail())).orElseThrow().detail())
                .isEqualTo(detail);
    }
}
