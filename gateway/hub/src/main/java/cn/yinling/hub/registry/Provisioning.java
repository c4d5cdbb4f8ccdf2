package cn.yinling.hub.registry;

import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import cn.yinling.services.district.DistrictStore;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** Enters streets, places, residents and devices in the register. Thread-safe. Blocks. */
public final class Provisioning {
    private final Database database;
    private final DeviceDirectory directory;
    private final DistrictStore district = new DistrictStore();
    private final RegistryStore registry = new RegistryStore();

    public Provisioning(Database database, DeviceDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /**
     * Enters what is new, changes what is there. Every device gets a new password, also one that
     * had one; the old one ends at once. When this returns, the devices can connect.
     *
     * @return a login for each device, in the register's order
     * @throws DatabaseAwayException where the database was never reached yet
     */
    public List<DeviceLogin> enter(Register register) {
        List<DeviceLogin> logins =
                register.devices().stream()
                        .map(device -> new DeviceLogin(device.id(), Credential.newPassword()))
                        .toList();
        database.jdbi().useTransaction(handle -> write(handle, register, logins));
        directory.refresh().join();
        return logins;
    }

    /** Ends a device's right to connect, and its sessions. */
    public CompletableFuture<Void> revoke(String deviceId) {
        database.jdbi().useHandle(handle -> registry.revoke(handle, deviceId));
        return directory.refresh();
    }

    private void write(Handle handle, Register register, List<DeviceLogin> logins) {
        district.putStreets(handle, register.streets());
        district.putPlaces(handle, register.places());
        registry.putResidents(handle, register.residents());
        registry.putDevices(handle, register.devices(), logins);
    }
}
