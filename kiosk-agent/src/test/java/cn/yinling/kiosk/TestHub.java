package cn.yinling.kiosk;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.link.mqtt.MqttSettings;
import cn.yinling.link.topic.Topic;
import cn.yinling.register.DeviceEntry;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.Register;
import cn.yinling.register.places.ServicePlace;
import cn.yinling.register.places.Street;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseConfig;
import cn.yinling.runtime.database.Migrations;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real hub with its database and one kiosk in its register; it can go and come back. */
final class TestHub implements AutoCloseable {
    private static final String HOTLINE_PASSWORD = "secret-of-the-hotlines-process";
    private static final Street STREET = new Street("st-01", "听潮街道", "Tingchao Street");
    private static final ServicePlace CENTRE =
            new ServicePlace("centre-01", STREET.code(), "听潮街道居家养老服务中心", "青年路 8 号", null);

    private final Database database;
    private final Path spool;
    private Gateway gateway;
    private final int port;
    private final String password;

    private TestHub(Path folder) {
        spool = folder.resolveSibling(folder.getFileName() + "-spool");
        Migrations migrations = new Migrations("hub", "classpath:db/hub");
        database = Database.start(DatabaseConfig.embedded(folder), migrations);
        database.whenReady().orTimeout(120, TimeUnit.SECONDS).join();
        gateway = begin(0);
        port = gateway.mqttPort();
        DeviceEntry kiosk =
                DeviceEntry.inPlace(TestKiosk.ID, DeviceKind.KIOSK, CENTRE.id(), "70001");
        Register register =
                new Register(List.of(STREET), List.of(CENTRE), List.of(), List.of(kiosk));
        password = gateway.provisioning().enter(register).getFirst().password();
    }

    static TestHub start(Path folder) {
        return new TestHub(folder);
    }

    private Gateway begin(int mqttPort) {
        GatewayConfig free =
                GatewayConfig.onFreePorts(database.access(), spool, new Secret(HOTLINE_PASSWORD));
        GatewayConfig config = free.withMqtt(free.mqtt().withPort(mqttPort));
        Gateway begun = Gateway.start(config);
        begun.whenReady().orTimeout(60, TimeUnit.SECONDS).join();
        return begun;
    }

    void leave() {
        gateway.close();
    }

    void comeBack() {
        gateway = begin(port);
    }

    int port() {
        return port;
    }

    /** The kiosk's. */
    String password() {
        return password;
    }

    /** How a hotline connects. */
    MqttSettings hotline() {
        return MqttSettings.publisher(gateway.mqtt(), "hotline-1", "hotline", HOTLINE_PASSWORD)
                .subscribedTo(Topic.ALARMS);
    }

    /** The alarms in the hub's database, the oldest first. */
    List<String> alarmIds() {
        return database.jdbi()
                .withHandle(handle ->
                        handle.createQuery(
                                        "select id from alarm where cause = 'sos' order by onset")
                                .mapTo(String.class)
                                .list());
    }

    @Override
    public void close() {
        gateway.close();
        database.close();
    }
}
