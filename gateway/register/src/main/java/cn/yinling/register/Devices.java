package cn.yinling.register;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Devices on file. What is changed here reaches the doors before the call returns. Thread-safe.
 * Blocks.
 */
public final class Devices {
    /** How long a password may be taken after the next one was made. */
    public static final Duration GRACE_MOST = Duration.ofDays(90);

    private final Database database;
    private final DeviceDirectory directory;
    private final DeviceStore store = new DeviceStore();

    public Devices(Database database, DeviceDirectory directory) {
        this.database = database;
        this.directory = directory;
    }

    /**
     * A password that is told once.
     *
     * @param oldUntil until when the one before is taken; null: it is not
     */
    public record NewPassword(String user, String password, @Nullable Instant oldUntil) {
        /** Without the password. */
        @Override
        public String toString() {
            return "NewPassword[" + user + "]";
        }
    }

    public Optional<DeviceFile> find(String id) {
        return database.jdbi().withHandle(handle -> store.find(handle, id));
    }

    public Page<DeviceFile> search(DeviceQuery query) {
        List<DeviceFile> found = database.jdbi().withHandle(handle -> store.some(handle, query));
        return Page.of(found, query.limit(), one -> Cursor.of(one.id()));
    }

    /** Enters a device, which gets its credentials by a claim code or {@link #rotate}. */
    public Outcome<DeviceFile> enter(
            String id, DeviceDraft details, Placement placement, String by) {
        if (!DeviceId.isValid(id)) {
            return Outcome.invalid("id", Faults.NO_ID);
        }
        return write(handle -> {
            if (store.find(handle, id).isPresent()) {
                return new Outcome.Conflict<>(
                        new Words(
                                "编号已有设备：请修改该设备，或换一个编号",
                                "a device with that id is on file: change it, or choose another id"));
            }
            Faults faults = check(handle, id, details).addAll(check(handle, placement));
            return put(handle, id, details, placement, faults, by);
        });
    }

    /** Changes what is on file of it, if it is still at that version. */
    public Outcome<DeviceFile> change(String id, long version, DeviceDraft details, String by) {
        return change(
                id,
                version,
                (handle, file) ->
                        put(handle, id, details, file.placement(), check(handle, id, details), by));
    }

    /** Assigns it, moves it, or takes it back into stock, where it may not connect. */
    public Outcome<DeviceFile> place(String id, long version, Placement placement, String by) {
        return change(
                id,
                version,
                (handle, file) ->
                        put(handle, id, file.details(), placement, check(handle, placement), by));
    }

    /** Ends its right to connect, and its sessions. */
    public Outcome<DeviceFile> revoke(String id, long version, String by) {
        return change(
                id,
                version,
                (handle, file) -> {
                    store.revoke(handle, List.of(id), by);
                    return new Outcome.Done<>(file);
                });
    }

    /**
     * Gives it another password, which is taken from now on.
     *
     * @param grace how long the one before is taken too, so that a device in the field is not lost;
     *     zero ends it at once, and the sessions it has opened
     */
    public Outcome<NewPassword> rotate(String id, long version, Duration grace, String by) {
        if (grace.isNegative() || grace.compareTo(GRACE_MOST) > 0) {
            return Outcome.invalid(
                    "overlapSeconds",
                    new Words("请填0到%d", "must be 0 to %d").formatted(GRACE_MOST.toSeconds()));
        }
        String password = Credential.newPassword();
        return change(id, version, (handle, file) -> rotate(handle, file, password, grace, by))
                .map(file -> new NewPassword(id, password, file.oldPasswordUntil()));
    }

    private Outcome<DeviceFile> rotate(
            Handle handle, DeviceFile file, String password, Duration grace, String by) {
        if (file.stage() == DeviceFile.Stage.REVOKED) {
            return new Outcome.Conflict<>(
                    new Words(
                            "设备已停用：如需重新启用，请先生成绑定码",
                            "the device is revoked: give it a claim code to take it into use again"));
        }
        store.newCredential(handle, file.id(), Credential.ofPassword(password), grace, by);
        return new Outcome.Done<>(file);
    }

    /** Ends the password before the present one, and the sessions it has opened. */
    public Outcome<DeviceFile> endOldPassword(String id, long version, String by) {
        return change(
                id,
                version,
                (handle, file) -> {
                    store.endGrace(handle, id, by);
                    return new Outcome.Done<>(file);
                });
    }

    private Outcome<DeviceFile> put(
            Handle handle,
            String id,
            DeviceDraft details,
            Placement placement,
            Faults faults,
            String by) {
        if (!faults.isEmpty()) {
            return faults.outcome();
        }
        store.put(handle, List.of(new DeviceStore.Filed(id, details, placement)), by);
        return new Outcome.Done<>(store.find(handle, id).orElseThrow());
    }

    private Faults check(Handle handle, String id, DeviceDraft details) {
        Faults faults = details.check();
        store.serialTaken(handle, id, details.serial())
                .ifPresent(other -> faults.add("serial", DeviceFile.SERIAL_TAKEN.formatted(other)));
        return faults;
    }

    private Faults check(Handle handle, Placement placement) {
        Faults faults = new Faults("");
        return store.thereIs(handle, placement)
                ? faults
                : faults.add(
                        placement.type() + "Id", Placement.UNKNOWN.formatted(placement.kind()));
    }

    private interface Step {
        Outcome<DeviceFile> take(Handle handle, DeviceFile file);
    }

    /** The row is locked first, so that of two who have seen the same version one comes late. */
    private Outcome<DeviceFile> change(String id, long version, Step step) {
        return write(handle -> {
            store.lock(handle, id);
            Optional<DeviceFile> file = store.find(handle, id);
            if (file.isEmpty()) {
                return new Outcome.Missing<>(DeviceFile.WORDS);
            }
            if (file.get().version() != version) {
                return new Outcome.Stale<>(file.get().version());
            }
            return step.take(handle, file.get()).map(_ -> store.find(handle, id).orElseThrow());
        });
    }

    private Outcome<DeviceFile> write(Function<Handle, Outcome<DeviceFile>> work) {
        Outcome<DeviceFile> outcome =
                Objects.requireNonNull(database.jdbi().inTransaction(work::apply), "an outcome");
        if (outcome instanceof Outcome.Done<DeviceFile>) {
            directory.refresh().join();
        }
        return outcome;
    }
}
