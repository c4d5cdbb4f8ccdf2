package cn.yinling.register;

import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Devices as the register has them, in the API. Thread-safe. */
public final class DeviceFileOperations implements Operations {
    private final Devices devices;

    public DeviceFileOperations(Devices devices) {
        this.devices = devices;
    }

    private record Entry(
            String id,
            String kind,
            @Nullable String residentId,
            @Nullable String homeId,
            @Nullable String placeId,
            @Nullable String serial,
            @Nullable String model,
            @Nullable String voice) {
        DeviceDraft draft() {
            return new DeviceDraft(DeviceKind.ofCode(kind), serial, model, voice);
        }
    }

    private record Change(
            @Nullable String serial, @Nullable String model, @Nullable String voice) {}

    private record Owner(
            @Nullable String residentId, @Nullable String homeId, @Nullable String placeId) {}

    private record Overlap(@Nullable Integer overlapSeconds) {}

    private record Credentials(
            String deviceId,
            String username,
            String password,
            @Nullable String server,
            @Nullable Instant oldUntil) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Credentials[" + deviceId + "]";
        }
    }

    private record View(
            String id,
            String kind,
            @Nullable String serial,
            @Nullable String model,
            @Nullable String voice,
            @Nullable String residentId,
            @Nullable String homeId,
            @Nullable String placeId,
            @Nullable String street,
            @Nullable String building,
            String stage,
            @Nullable Instant oldPasswordUntil,
            @Nullable Instant claimedAt,
            @Nullable Instant revokedAt) {
        static View of(DeviceFile file) {
            Placement placement = file.placement();
            return new View(
                    file.id(),
                    file.details().kind().code(),
                    file.details().serial(),
                    file.details().model(),
                    file.details().voice(),
                    placement instanceof Placement.OfResident(String id) ? id : null,
                    placement instanceof Placement.InHome(String id) ? id : null,
                    placement instanceof Placement.InPlace(String id) ? id : null,
                    file.street(),
                    file.building(),
                    file.stage().code(),
                    file.oldPasswordUntil(),
                    file.claimedAt(),
                    file.revokedAt());
        }
    }

    @Override
    public void bind(Binding binding) {
        binding.on("listDeviceFiles", this::list)
                .on("getDeviceFile", this::one)
                .on("createDevice", this::create)
                .on("changeDeviceFile", this::change)
                .on("assignDevice", this::assign)
                .on("revokeDevice", this::revoke)
                .on("rotateDevice", this::rotate)
                .on("endOldPassword", this::endOldPassword);
    }

    private Answer list(Call call) {
        Cursor cursor = call.cursor(1);
        String kind = call.query("kind");
        String stage = call.query("stage");
        Page<DeviceFile> page =
                devices.search(
                        new DeviceQuery(
                                call.query("street"),
                                kind == null ? null : DeviceKind.ofCode(kind),
                                stage == null ? null : DeviceFile.Stage.ofCode(stage),
                                call.query("resident"),
                                call.query("home"),
                                call.query("q"),
                                cursor == null ? null : cursor.value(0),
                                call.limit()));
        return Answer.json(page.map(View::of));
    }

    private Answer one(Call call) {
        return devices.find(id(call))
                .<Answer>map(DeviceFileOperations::content)
                .orElseGet(() -> unknown(call));
    }

    private Answer create(Call call) {
        Entry entry = call.body(Entry.class);
        return Outcomes.answer(
                call,
                devices.enter(
                        entry.id(),
                        entry.draft(),
                        placement(call, entry.residentId(), entry.homeId(), entry.placeId()),
                        call.caller().name()),
                file ->
                        Answer.created("/api/device-files/" + file.id(), View.of(file))
                                .withVersion(file.version()));
    }

    private Answer change(Call call) {
        Change change = call.body(Change.class);
        Optional<DeviceFile> file = devices.find(id(call));
        if (file.isEmpty()) {
            return unknown(call);
        }
        DeviceDraft draft =
                new DeviceDraft(
                        file.get().details().kind(),
                        change.serial(),
                        change.model(),
                        change.voice());
        return Outcomes.answer(
                call,
                devices.change(id(call), call.versionNeeded(), draft, call.caller().name()),
                DeviceFileOperations::content);
    }

    private Answer assign(Call call) {
        Owner owner = call.body(Owner.class);
        return Outcomes.answer(
                call,
                devices.place(
                        id(call),
                        version(call),
                        placement(call, owner.residentId(), owner.homeId(), owner.placeId()),
                        call.caller().name()),
                DeviceFileOperations::content);
    }

    private Answer revoke(Call call) {
        return Outcomes.answer(
                call,
                devices.revoke(id(call), version(call), call.caller().name()),
                _ -> Answer.nothing());
    }

    private Answer rotate(Call call) {
        Integer overlap =
                call.bytes().length == 0 ? null : call.body(Overlap.class).overlapSeconds();
        return Outcomes.answer(
                call,
                devices.rotate(
                        id(call),
                        version(call),
                        Duration.ofSeconds(overlap == null ? 0 : overlap),
                        call.caller().name()),
                password ->
                        Answer.json(
                                new Credentials(
                                        password.user(),
                                        password.user(),
                                        password.password(),
                                        null,
                                        password.oldUntil())));
    }

    private Answer endOldPassword(Call call) {
        return Outcomes.answer(
                call,
                devices.endOldPassword(id(call), version(call), call.caller().name()),
                DeviceFileOperations::content);
    }

    private static Placement placement(
            Call call,
            @Nullable String residentId,
            @Nullable String homeId,
            @Nullable String placeId) {
        boolean isMany =
                Stream.of(residentId, homeId, placeId).filter(id -> id != null).count() > 1;
        if (isMany) {
            throw Call.mistake("body", "/residentId", Placement.ONLY_ONE.in(call.language()));
        }
        return Placement.of(residentId, homeId, placeId);
    }

    /** What the caller has seen, or where he does not say, what is now. */
    private long version(Call call) {
        Long version = call.version();
        return version == null
                ? devices.find(id(call)).map(DeviceFile::version).orElse(0L)
                : version;
    }

    private static String id(Call call) {
        return call.device().value();
    }

    private static Answer content(DeviceFile file) {
        return Answer.json(View.of(file)).withVersion(file.version());
    }

    private static Answer unknown(Call call) {
        return Outcomes.missing(call, DeviceFile.WORDS);
    }
}
