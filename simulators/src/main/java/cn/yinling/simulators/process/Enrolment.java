package cn.yinling.simulators.process;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.hub.registry.DeviceLogin;
import cn.yinling.hub.registry.Register;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.util.List;

/** Enters a register before the gateway under test starts. */
final class Enrolment {
    static final Secret HOTLINE_PASSWORD = new Secret("audit-hotline-password");

    private Enrolment() {}

    /** By a gateway of this process that is gone when this returns. Makes the schema too. */
    static List<DeviceLogin> enter(DatabaseConfig database, Register register) {
        try (Gateway gateway =
                Gateway.start(GatewayConfig.onFreePorts(database, HOTLINE_PASSWORD))) {
            gateway.whenReady().join();
            return gateway.provisioning().enter(register);
        }
    }
}
