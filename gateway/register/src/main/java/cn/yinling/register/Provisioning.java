package cn.yinling.register;

import cn.yinling.register.places.DistrictStore;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.database.DatabaseAwayException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Enters streets, places, residents and devices in the register, many at once and without asking
 * anybody: for a new district, a demo, a test. Thread-safe. Blocks.
 */
public final class Provisioning {
    private static final String BY = "provisioning";
    private static final String PUT_DEVICE =
            """
            insert into device (id, kind, resident_id, place_id, voice, credential, changed_by)
            values (:id, :kind, :resident, :place, :voice, :credential, :by)
                on conflict (id) do update
               set kind = excluded.kind, resident_id = excluded.resident_id, place_id = excluded.place_id,
                   home_id = null, voice = excluded.voice, credential = excluded.credential,
                   old_credential = null, old_until = null, revoked_at = null,
                   version = device.version + 1, changed_at = now(), changed_by = excluded.changed_by
            """;

    private final Database database;
    private final DeviceDirectory directory;
    private final DistrictStore district = new DistrictStore();
    private final RegistryStore registry = new RegistryStore();
    private final DeviceStore devices = new DeviceStore();

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
        database.jdbiForLongWork().useTransaction(handle -> write(handle, register, logins));
        directory.refresh().join();
        return logins;
    }

    /** Ends a device's right to connect, and its sessions. */
    public CompletableFuture<Void> revoke(String deviceId) {
        database.jdbi().useTransaction(handle -> devices.revoke(handle, List.of(deviceId), BY));
        return directory.refresh();
    }

    private void write(Handle handle, Register register, List<DeviceLogin> logins) {
        district.putStreets(handle, register.streets());
        district.putPlaces(handle, register.places());
        List<ResidentEntry> residents = register.residents();
        registry.putOwnHomes(
                handle,
                residents.stream().map(entry -> entry.resident().id()).toList(),
                residents.stream().map(ResidentEntry::home).toList(),
                BY);
        registry.putResidents(
                handle,
                residents.stream()
                        .map(ResidentEntry::resident)
                        .map(resident ->
                                new RegistryStore.Filed(resident.id(), Person.of(resident), null))
                        .toList(),
                BY);
        putDevices(handle, register.devices(), logins);
    }

    private static void putDevices(
            Handle handle, List<DeviceEntry> devices, List<DeviceLogin> logins) {
        if (devices.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(PUT_DEVICE);
        for (int i = 0; i < devices.size(); i++) {
            DeviceEntry device = devices.get(i);
            batch.bind("id", device.id().value())
                    .bind("kind", device.kind().code())
                    .bind("resident", device.residentId())
                    .bind("place", device.placeId())
                    .bind("voice", device.voice())
                    .bind("credential", Credential.ofPassword(logins.get(i).password()).hash())
                    .bind("by", BY)
                    .add();
        }
        batch.execute();
    }
}
