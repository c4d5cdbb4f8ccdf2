package cn.yinling.hotline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.yinling.hotline.support.DistrictHub;
import cn.yinling.hotline.support.DutyPhone;
import cn.yinling.hotline.support.TestConsole;
import cn.yinling.hotline.support.TestHotline;
import cn.yinling.testing.district.PostgresServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** One bed raises alarms that nobody can read without end, and nobody sits at the only seat. */
class JunkFloodIT {
    private static final int SENT_EVERY_MILLIS = 20;

    @Test
    void sosOfAnotherBedRingsAndSomebodyElseIsTold() {
        AtomicInteger sent = new AtomicInteger();
        try (DutyPhone duty = DutyPhone.start();
                DistrictHub hub = DistrictHub.start();
                Hotline hotline =
                        Hotline.start(
                                TestHotline.config(
                                        PostgresServer.newDatabase(),
                                        hub.gateway().mqtt(),
                                        Duration.ofSeconds(5),
                                        duty.config()));
                TestConsole absent = TestConsole.signedIn(hotline.webPort(), "anna", 1);
                ScheduledExecutorService flood = Executors.newSingleThreadScheduledExecutor()) {
            absent.command("ready");
            absent.view(view -> view.path("links").path("hub").asText().equals("up"));
            var _ =
                    flood.scheduleAtFixedRate(
                            () -> hub.junk("noise " + sent.incrementAndGet()),
                            0,
                            SENT_EVERY_MILLIS,
                            TimeUnit.MILLISECONDS);
            absent.view(view -> view.path("agentState").asText().equals("missed"));
            await().until(() -> duty.hasHeardOf("bed-0001"));

            hub.pressOther();
            await().until(() -> duty.hasHeardOf("bed-0002"));
            JsonNode rings = absent.view(view -> offered(view).equals("bed-0002"));
            flood.shutdownNow();
            assertThat(sent).as("the flood went on").hasValueGreaterThan(20);
            String caseId = rings.path("offer").path("case").path("id").asText();
            // Where that offer is over by now, it comes again.
            await().until(() -> absent.command("accept", caseId).equals("ok"));
            assertThat(absent.view(view -> view.path("case").isObject()).path("queue"))
                    .as("hers, and one of all the noise")
                    .hasSize(2);
        }
    }

    private static String offered(JsonNode view) {
        return view.path("offer").path("case").path("device").path("id").asText();
    }
}
