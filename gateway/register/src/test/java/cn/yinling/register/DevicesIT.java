package cn.yinling.register;

import static cn.yinling.register.ResidentsIT.done;
import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.OpenRegister;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DevicesIT {
    private static final DeviceDraft WATCH =
            new DeviceDraft(DeviceKind.WATCH, "3594180001", "GT-9", null);

    private OpenRegister register;
    private Devices devices;

    @BeforeEach
    void start() {
        register = OpenRegister.withBeds(2);
        devices = new Devices(register.database(), register.directory());
    }

    @AfterEach
    void stop() {
        register.close();
    }

    @Test
    void deviceInStockOrWithoutCredentialsMayNotConnect() {
        DeviceFile file = done(devices.enter("watch-01", WATCH, new Placement.InStock(), "op-1"));
        assertThat(file.stage()).isEqualTo(DeviceFile.Stage.ENTERED);
        assertThat(register.isKnown("watch-01")).isFalse();
        DeviceFile hers = done(devices.place("watch-01", file.version(), hers(1), "op-1"));
        assertThat(hers.street()).isEqualTo(District.STREET.code());
        assertThat(register.isKnown("watch-01")).isFalse();
        done(devices.rotate("watch-01", hers.version(), Duration.ZERO, "op-1"));
        assertThat(register.known("watch-01").resident()).isNotNull();
        long version = devices.find("watch-01").orElseThrow().version();
        done(devices.place("watch-01", version, new Placement.InStock(), "op-1"));
        assertThat(register.isKnown("watch-01")).isFalse();
    }

    @Test
    void deviceThatIsMovedRaisesItsAlarmsForTheNewResident() {
        DeviceFile bed = devices.find("bed-0001").orElseThrow();
        done(devices.place(bed.id(), bed.version(), hers(2), "op-1"));
        assertThat(register.known("bed-0001").place().address()).isEqualTo("青年路 2 号");
        DeviceFile moved = devices.find("bed-0001").orElseThrow();
        done(
                devices.place(
                        bed.id(),
                        moved.version(),
                        new Placement.InPlace(District.CENTRE.id()),
                        "op-1"));
        assertThat(register.known("bed-0001").resident()).isNull();
    }

    @Test
    void alarmOfAHomesDeviceNamesWhoIsAtTheHighestRisk() {
        register.run("update resident set home_id = 'h-r-0001', risk = 'low' where id = 'r-0001'");
        register.run("update resident set home_id = 'h-r-0001', risk = 'high' where id = 'r-0002'");
        DeviceFile bed = devices.find("bed-0001").orElseThrow();
        DeviceFile inHome =
                done(
                        devices.place(
                                bed.id(), bed.version(), new Placement.InHome("h-r-0001"), "op-1"));
        assertThat(inHome.residentId()).isEqualTo("r-0002");
        assertThat(Objects.requireNonNull(register.known("bed-0001").resident()).id())
                .isEqualTo("r-0002");
    }

    @Test
    void oldPasswordIsTakenForItsGraceAndNotLonger() {
        DeviceFile bed = devices.find("bed-0001").orElseThrow();
        String before = done(rotated(bed, Duration.ZERO)).password();
        Devices.NewPassword after =
                done(rotated(devices.find("bed-0001").orElseThrow(), Duration.ofDays(7)));
        assertThat(after.oldUntil()).isAfter(Instant.now().plus(Duration.ofDays(6)));
        assertThat(isTaken(after.password())).isTrue();
        assertThat(isTaken(before)).isTrue();
        register.run(
                "update device set old_until = now() - interval '1 second' where id = 'bed-0001'");
        assertThat(isTaken(after.password())).isTrue();
        assertThat(isTaken(before)).isFalse();
        assertThat(devices.find("bed-0001").orElseThrow().oldPasswordUntil()).isNull();
    }

    @Test
    void oldPasswordCanBeEndedAtOnce() {
        String before =
                done(rotated(devices.find("bed-0001").orElseThrow(), Duration.ZERO)).password();
        done(rotated(devices.find("bed-0001").orElseThrow(), Duration.ofDays(7)));
        DeviceFile now = devices.find("bed-0001").orElseThrow();
        done(devices.endOldPassword(now.id(), now.version(), "op-1"));
        assertThat(isTaken(before)).isFalse();
    }

    @Test
    void revokedDeviceIsOutAndGetsNoPassword() {
        DeviceFile bed = devices.find("bed-0001").orElseThrow();
        DeviceFile revoked = done(devices.revoke(bed.id(), bed.version(), "op-1"));
        assertThat(revoked.stage()).isEqualTo(DeviceFile.Stage.REVOKED);
        assertThat(register.isKnown("bed-0001")).isFalse();
        assertThat(rotated(revoked, Duration.ZERO)).isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void mistakesAreNamed() {
        assertThat(devices.enter("Watch 1", WATCH, new Placement.InStock(), "op-1"))
                .isInstanceOf(Outcome.Invalid.class);
        assertThat(devices.enter("watch-01", WATCH, new Placement.OfResident("nobody"), "op-1"))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(((Outcome.Invalid<?>) invalid).faults())
                                        .containsExactly(
                                                new Fault(
                                                        "residentId",
                                                        new Words(
                                                                "系统中没有该老人：请先登记",
                                                                "there is no such resident in the register: enter it first"))));
        done(devices.enter("watch-01", WATCH, new Placement.InStock(), "op-1"));
        assertThat(devices.enter("watch-01", WATCH, new Placement.InStock(), "op-1"))
                .isInstanceOf(Outcome.Conflict.class);
        assertThat(devices.enter("watch-02", WATCH, new Placement.InStock(), "op-1"))
                .isInstanceOfSatisfying(
                        Outcome.Invalid.class,
                        invalid ->
                                assertThat(
                                                ((Outcome.Invalid<?>) invalid)
                                                        .faults()
                                                        .getFirst()
                                                        .words()
                                                        .en())
                                        .contains("watch-01"));
        assertThat(devices.change("watch-01", 7, WATCH, "op-1")).isEqualTo(new Outcome.Stale<>(1));
        assertThat(devices.change("watch-09", 1, WATCH, "op-1"))
                .isEqualTo(new Outcome.Missing<>(DeviceFile.WORDS));
    }

    @Test
    void listIsFoundByWhereWhatAndHowFar() {
        done(devices.enter("watch-01", WATCH, hers(1), "op-1"));
        assertThat(ids(query(null, DeviceKind.WATCH, null, null, null)))
                .containsExactly("watch-01");
        assertThat(ids(query(null, null, DeviceFile.Stage.ENTERED, null, null)))
                .containsExactly("watch-01");
        assertThat(ids(query(null, null, null, "r-0001", null)))
                .containsExactly("bed-0001", "watch-01");
        assertThat(ids(query(District.STREET.code(), null, null, null, "gt-9")))
                .containsExactly("watch-01");
        Page<DeviceFile> page = devices.search(DeviceQuery.all(null, 3));
        assertThat(page.items()).hasSize(3);
        assertThat(page.next()).isEqualTo(Cursor.of("kiosk-01"));
        assertThat(devices.search(DeviceQuery.all("kiosk-01", 3)).items())
                .extracting(DeviceFile::id)
                .containsExactly("watch-01");
    }

    private List<String> ids(DeviceQuery query) {
        return devices.search(query).items().stream().map(DeviceFile::id).toList();
    }

    private static DeviceQuery query(
            @Nullable String street,
            @Nullable DeviceKind kind,
            DeviceFile.@Nullable Stage stage,
            @Nullable String resident,
            @Nullable String text) {
        return new DeviceQuery(street, kind, stage, resident, null, text, null, 50);
    }

    private Outcome<Devices.NewPassword> rotated(DeviceFile file, Duration grace) {
        return devices.rotate(file.id(), file.version(), grace, "op-1");
    }

    private boolean isTaken(String password) {
        return register.known("bed-0001").matching(password.getBytes(StandardCharsets.UTF_8))
                != null;
    }

    private static Placement hers(int number) {
        return new Placement.OfResident(District.residentId(number));
    }
}
