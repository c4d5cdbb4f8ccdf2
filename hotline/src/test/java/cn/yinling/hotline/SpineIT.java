package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.DistrictHub;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A bed's SOS through the real hub to a console and back. */
class SpineIT {
    @Test
    void sosOfABedIsOfferedAcceptedAndClosedAndTheHubHasIt() {
        try (DistrictHub hub = DistrictHub.start();
                Hotline hotline =
                        Hotline.start(
                                TestHotline.config(
                                        PostgresServer.newDatabase(),
                                        hub.gateway().mqtt(),
                                        null,
                                        Duration.ofSeconds(30),
                                        Duration.ofSeconds(30)));
                TestConsole console = TestConsole.signedIn(hotline.webPort(), "anna", 1)) {
            console.command("ready");
            console.view(view -> view.path("links").path("hub").asText().equals("up"));
            hub.press();
            JsonNode offered = console.offer();
            assertThat(offered.path("device").path("id").asText()).isEqualTo("bed-0001");
            assertThat(offered.path("resident").path("preferredName").asText()).isEqualTo("王奶奶");
            assertThat(offered.path("place").path("entry").asText()).isEqualTo("门禁 1234#");
            await().until(() -> hub.gateway().status().alarmsUntaken() == 0);
            String caseId = offered.path("id").asText();
            assertThat(console.command("accept", caseId)).isEqualTo("ok");
            assertThat(console.close(caseId, "comforted")).isEqualTo("ok");
            await().until(() -> hub.gateway().status().alarmsOpen() == 0);
        }
    }
}
