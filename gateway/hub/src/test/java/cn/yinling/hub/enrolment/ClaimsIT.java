package cn.yinling.hub.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.register.DeviceDraft;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.Devices;
import cn.yinling.register.Outcome;
import cn.yinling.register.Placement;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.OpenRegister;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimsIT {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.now();
    private OpenRegister register;
    private Devices devices;
    private Claims claims;

    @BeforeEach
    void start() {
        register = OpenRegister.withBeds(1);
        devices = new Devices(register.database(), register.directory());
        claims =
                new Claims(
                        new EnrolmentConfig(
                                "https://gateway.example",
                                null,
                                Duration.ofHours(2),
                                Duration.ofSeconds(15),
                                5),
                        () -> new Claims.Addresses("http://127.0.0.1:1", "tcp://127.0.0.1:2"),
                        register.database(),
                        register.directory(),
                        meters,
                        () -> now);
        enter("bed-9001", "SN-1");
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void codeGivesTheCredentialsOnceAndTheDeviceCanConnect() {
        ClaimTicket ticket = issue("bed-9001");
        assertThat(ticket.expiresAt()).isEqualTo(now.plus(Duration.ofHours(2)));
        assertThat(ticket.text())
                .isEqualTo(
                        "yinling://claim?hub=https%3A%2F%2Fgateway.example&device=bed-9001&code="
                                + ticket.code().text());
        assertThat(stage("bed-9001")).isEqualTo(DeviceFile.Stage.INVITED);

        ClaimOutcome outcome = redeem(ticket, "SN-1");
        assertThat(outcome).isInstanceOf(ClaimOutcome.Granted.class);
        DeviceAccess access = ((ClaimOutcome.Granted) outcome).access();
        assertThat(access.user()).isEqualTo("bed-9001");
        assertThat(access.mqtt()).isEqualTo("tcp://127.0.0.1:2");
        assertThat(access.hub()).isEqualTo("https://gateway.example");
        assertThat(access.intervalSeconds()).isEqualTo(15);
        assertThat(
                        register.known("bed-9001")
                                .matching(access.password().getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        assertThat(stage("bed-9001")).isEqualTo(DeviceFile.Stage.ACTIVE);
        assertThat(redeem(ticket, "SN-1")).isEqualTo(new ClaimOutcome.NotGood());
        assertThat(meters.counter("yinling.claims", "result", "granted").count()).isEqualTo(1);
    }

    @Test
    void onlyAHashOfTheCodeIsKept() {
        String code = issue("bed-9001").code().text();
        assertThat(
                        register.count(
                                "select count(*) from claim_code where claim_code::text like '%"
                                        + code
                                        + "%'"))
                .isZero();
    }

    @Test
    void codeEndsWithItsTimeAndWithTheNextOne() {
        ClaimTicket first = issue("bed-9001");
        ClaimTicket second = issue("bed-9001");
        assertThat(redeem(first, null)).isEqualTo(new ClaimOutcome.NotGood());
        now = now.plus(Duration.ofHours(2));
        assertThat(redeem(second, null)).isEqualTo(new ClaimOutcome.NotGood());
    }

    @Test
    void codeOfAnotherDeviceIsRefusedAndStaysGood() {
        ClaimTicket ticket = issue("bed-9001");
        assertThat(redeem(ticket, "SN-2")).isEqualTo(new ClaimOutcome.OtherSerial());
        assertThat(redeem(ticket, "SN-1")).isInstanceOf(ClaimOutcome.Granted.class);
    }

    @Test
    void serialThatWasNotOnFileIsNoted() {
        enter("bed-9002", null);
        assertThat(redeem(issue("bed-9002"), "SN-7")).isInstanceOf(ClaimOutcome.Granted.class);
        assertThat(devices.find("bed-9002").orElseThrow().details().serial()).isEqualTo("SN-7");
    }

    @Test
    void whoGuessesIsStoppedEvenWithTheRightCode() {
        ClaimTicket ticket = issue("bed-9001");
        for (int i = 0; i < 5; i++) {
            assertThat(claims.redeem("ABCD-EFGH", null, "10.0.0.1"))
                    .isInstanceOfAny(ClaimOutcome.Mistyped.class, ClaimOutcome.NotGood.class);
        }
        assertThat(redeem(ticket, "SN-1")).isInstanceOf(ClaimOutcome.TooMany.class);
        assertThat(claims.redeem(ticket.code().text(), "SN-1", "10.0.0.2"))
                .isInstanceOf(ClaimOutcome.Granted.class);
    }

    @Test
    void ofTwoWhoRedeemAtOnceOneGetsIt() throws Exception {
        ClaimTicket ticket = issue("bed-9001");
        Callable<ClaimOutcome> attempt = () -> redeem(ticket, "SN-1");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ClaimOutcome>> outcomes =
                    threads.invokeAll(List.of(attempt, attempt, attempt, attempt));
            int granted = 0;
            for (Future<ClaimOutcome> outcome : outcomes) {
                granted += outcome.get() instanceof ClaimOutcome.Granted ? 1 : 0;
            }
            assertThat(granted).isEqualTo(1);
        }
    }

    @Test
    void revokedDeviceComesBackByACode() {
        DeviceFile file = devices.find("bed-9001").orElseThrow();
        devices.revoke(file.id(), file.version(), "op-1");
        assertThat(redeem(issue("bed-9001"), "SN-1")).isInstanceOf(ClaimOutcome.Granted.class);
        assertThat(register.isKnown("bed-9001")).isTrue();
        assertThat(claims.issue("bed-9999", "op-1")).isInstanceOf(Outcome.Missing.class);
    }

    private void enter(String id, @Nullable String serial) {
        assertThat(
                        devices.enter(
                                id,
                                new DeviceDraft(DeviceKind.BED, serial, null, null),
                                new Placement.OfResident(District.residentId(1)),
                                "op-1"))
                .isInstanceOf(Outcome.Done.class);
    }

    private ClaimTicket issue(String device) {
        return ((Outcome.Done<ClaimTicket>) claims.issue(device, "op-1")).value();
    }

    private ClaimOutcome redeem(ClaimTicket ticket, @Nullable String serial) {
        return claims.redeem(ticket.code().text(), serial, "10.0.0.1");
    }

    private DeviceFile.Stage stage(String device) {
        return devices.find(device).orElseThrow().stage();
    }
}
