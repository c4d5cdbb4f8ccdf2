package cn.yinling.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.Migrations;
import cn.yinling.testing.district.District;
import cn.yinling.testing.district.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProvisioningIT {
    private Database database;
    private DeviceDirectory directory;
    private Provisioning provisioning;

    @BeforeEach
    void start() throws Exception {
        database =
                Database.start(
                        PostgresServer.newDatabase(), new Migrations("hub", "classpath:db/hub"));
        database.whenReady().get(60, TimeUnit.SECONDS);
        directory =
                DeviceDirectory.start(
                        database, PostgresServer.newFolder().resolve("register.json"));
        provisioning = new Provisioning(database, directory);
    }

    @AfterEach
    void stop() {
        directory.close();
        database.close();
    }

    @Test
    void directoryKnowsAllThatAnAlarmMustSay() {
        Register register = District.ofBeds(3);
        provisioning.enter(register);
        RegisteredDevice bed = known("bed-0002");
        Resident resident = register.residents().get(1).resident();
        assertThat(bed.resident()).isEqualTo(resident);
        assertThat(bed.place())
                .isEqualTo(
                        new Place(
                                District.STREET.code(),
                                District.STREET.name(),
                                null,
                                "青年路 2 号",
                                "门禁 1234#"));
        RegisteredDevice kiosk = known("kiosk-01");
        assertThat(kiosk.resident()).isNull();
        assertThat(kiosk.place().name()).isEqualTo(District.CENTRE.name());
        assertThat(kiosk.voice()).isEqualTo("9001");
    }

    @Test
    void eachDeviceHasAPasswordOfItsOwn() {
        List<DeviceLogin> logins = provisioning.enter(District.ofBeds(400));
        assertThat(logins).hasSize(401).extracting(DeviceLogin::password).doesNotHaveDuplicates();
        assertThat(logins).allSatisfy(login -> assertThat(matches(login)).isTrue());
    }

    @Test
    void enteringAgainChangesWhatIsThereAndEndsTheOldPassword() {
        DeviceLogin before = provisioning.enter(District.ofBeds(2)).getFirst();
        DeviceLogin after = provisioning.enter(District.ofBeds(2)).getFirst();
        assertThat(matches(before)).isFalse();
        assertThat(matches(after)).isTrue();
        assertThat(count("select count(*) from contact")).isEqualTo(4);
    }

    @Test
    void mistakeInOneEntryLeavesNothingOfTheRest() {
        Register good = District.ofBeds(1);
        DeviceEntry orphan = DeviceEntry.ofResident("bed-0009", DeviceKind.BED, "nobody", null);
        Register bad =
                new Register(good.streets(), good.places(), good.residents(), List.of(orphan));
        assertThatThrownBy(() -> provisioning.enter(bad)).hasMessageContaining("resident_id");
        assertThat(count("select count(*) from resident")).isZero();
    }

    @Test
    void revokedDeviceIsNotKnownAnyMore() {
        provisioning.enter(District.ofBeds(1));
        provisioning.revoke("bed-0001").join();
        assertThat(directory.find("bed-0001")).isNull();
    }

    @Test
    void wholeRegisterIsOneChange() {
        long before = count("select version from registry_version");
        provisioning.enter(District.ofBeds(50));
        assertThat(count("select version from registry_version")).isEqualTo(before + 1);
    }

    private RegisteredDevice known(String id) {
        return Objects.requireNonNull(directory.find(id), id);
    }

    private boolean matches(DeviceLogin login) {
        RegisteredDevice device = directory.find(login.device().value());
        return device != null
                && device.credential().matches(login.password().getBytes(StandardCharsets.UTF_8));
    }

    private long count(String sql) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
