package cn.yinling.hotline.support;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.link.alarm.Cause;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.mqtt.MqttConnection;
import cn.yinling.link.mqtt.MqttListener;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.mqtt.PublishOutcome;
import cn.yinling.link.reading.Reading;
import cn.yinling.link.reading.ReadingEncoder;
import cn.yinling.link.reading.Vital;
import cn.yinling.link.reading.Vitals;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.DeviceEntry;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Register;
import cn.yinling.register.ResidentEntry;
import cn.yinling.register.places.Street;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.testing.district.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;

/** The real hub with two beds. */
public final class DistrictHub implements AutoCloseable {
    private static final DeviceId BED = new DeviceId("bed-0001");
    private static final DeviceId OTHER_BED = new DeviceId("bed-0002");

    private final DatabaseConfig database;
    private final Gateway gateway;
    private final MqttConnection bed;
    private final MqttConnection otherBed;
    private long presses;

    private DistrictHub(
            DatabaseConfig database, Gateway gateway, Map<String, String> passwordByDevice) {
        this.database = database;
        this.gateway = gateway;
        this.bed = connection(gateway, BED, passwordByDevice);
        this.otherBed = connection(gateway, OTHER_BED, passwordByDevice);
    }

    private static MqttConnection connection(
            Gateway gateway, DeviceId device, Map<String, String> passwordByDevice) {
        String id = device.value();
        return MqttConnection.start(
                MqttSettings.publisher(gateway.mqtt(), id, id, passwordByDevice.get(id)),
                new MqttListener() {});
    }

    public static DistrictHub start() {
        DatabaseConfig database = PostgresServer.newDatabase();
        Gateway gateway =
                Gateway.start(
                        GatewayConfig.onFreePorts(
                                database,
                                PostgresServer.newFolder(),
                                new Secret("hotline-secret-of-a-test")));
        gateway.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
        Resident resident =
                new Resident(
                        "r-0001",
                        "王秀英",
                        "王奶奶",
                        "female",
                        LocalDate.of(1940, 3, 8),
                        "13900000001",
                        "南通话",
                        "助行器",
                        List.of("高血压"),
                        List.of("氨氯地平"),
                        List.of(new Resident.Contact("王建国", "儿子", "13800000001")),
                        "high");
        Register register =
                new Register(
                        List.of(new Street("320602-01", "新城桥街道", "Xinchengqiao")),
                        List.of(),
                        List.of(new ResidentEntry(resident, "320602-01", "青年路 1 号", "门禁 1234#")),
                        List.of(
                                DeviceEntry.ofResident(BED.value(), DeviceKind.BED, "r-0001", "71"),
                                DeviceEntry.ofResident(
                                        OTHER_BED.value(), DeviceKind.BED, "r-0001", "72")));
        Map<String, String> passwords =
                gateway.provisioning().enter(register).stream()
                        .collect(
                                Collectors.toMap(
                                        login -> login.device().value(), DeviceLogin::password));
        return new DistrictHub(database, gateway, passwords);
    }

    public Gateway gateway() {
        return gateway;
    }

    /** Presses the bed's button; returns when the hub has it durably. */
    public void press() {
        raise(bed, BED, Cause.SOS, Vitals.NONE);
    }

    /** Presses the other bed's button. */
    public void pressOther() {
        raise(otherBed, OTHER_BED, Cause.SOS, Vitals.NONE);
    }

    /** The bed sends what nobody can read as an alarm; returns when the hub has it durably. */
    public void junk(String text) {
        Awaitility.await().until(bed::isConnected);
        said(bed, BED, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The bed finds by itself that a heart beats so slowly. */
    public void slowHeart(int bpm) {
        raise(
                bed,
                BED,
                Cause.HEART_RATE_LOW,
                new Vitals.Builder().set(Vital.IN_BED, true).set(Vital.HEART_RATE, bpm).build());
    }

    private void raise(MqttConnection from, DeviceId device, Cause cause, Vitals vitals) {
        Awaitility.await().until(from::isConnected);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Reading said = new Reading(now, true, ++presses, vitals, Set.of(cause), null);
        said(from, device, new ReadingEncoder().encode(device, said));
    }

    private static void said(MqttConnection from, DeviceId device, byte[] payload) {
        PublishOutcome outcome =
                from.publish("care/v1/%s/alarm".formatted(device.value()), payload).join();
        if (!(outcome instanceof PublishOutcome.Acknowledged)) {
            throw new AssertionError("an alarm of %s not taken: %s".formatted(device, outcome));
        }
    }

    /** What the alarms were closed with, by cause. */
    public Map<String, String> outcomes() {
        return Jdbi.create(
                        database.url() + "?currentSchema=hub",
                        database.user(),
                        PostgresServer.PASSWORD.value())
                .withHandle(handle ->
                        handle.createQuery(
                                        "select cause, outcome from alarm where outcome is not null")
                                .setMapKeyColumn("cause")
                                .setMapValueColumn("outcome")
                                .collectInto(new GenericType<Map<String, String>>() {}));
    }

    @Override
    public void close() {
        bed.close();
        otherBed.close();
        gateway.close();
    }
}
