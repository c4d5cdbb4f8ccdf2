package cn.yinling.simulators.process;

import cn.yinling.hub.Gateway;
import cn.yinling.hub.GatewayConfig;
import cn.yinling.register.DeviceLogin;
import cn.yinling.register.Register;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.database.DatabaseConfig;
import java.nio.file.Path;
import java.util.List;

/** Enters a register before the gateway under test starts. */
final class Enrolment {
    static final Secret HOTLINE_PASSWORD = new Secret("audit-hotline-password");

    private Enrolment() {}

    /**
     * By a gateway of this process that is gone when this returns. Makes the schema too.
     *
     * @param folder where this gateway may keep its own files
     */
    static List<DeviceLogin> enter(DatabaseConfig database, Path folder, Register register) {
        Path spool = folder.resolve("enrolment");
        try (Gateway gateway =
                Gateway.start(GatewayConfig.onFreePorts(database, spool, HOTLINE_PASSWORD))) {
            gateway.whenReady().join();
            return gateway.provisioning().enter(register);
        }
    }
}
