package cn.yinling.register;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.alarm.Resident;
import cn.yinling.link.json.LinkJson;
import cn.yinling.link.json.MalformedJsonException;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.process.OwnersOnly;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The register in a file of the hub's own, so that a hub that starts while the database is away
 * still lets its devices in. Readable by the hub's user only. Not thread-safe.
 */
final class RegisterCopy {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterCopy.class);

    private final Path file;

    RegisterCopy(Path file) {
        this.file = file;
    }

    /** The file. */
    record Register(List<Device> devices) {}

    /** A device in it; the credential is a hash, in hex. */
    record Device(
            String id,
            String kind,
            @Nullable String model,
            @Nullable String voice,
            String credential,
            Place place,
            @Nullable Resident resident,
            @Nullable String building,
            @Nullable String oldCredential,
            @Nullable Instant oldUntil) {
        static Device of(RegisteredDevice device) {
            RegisteredDevice.OldCredential old = device.old();
            return new Device(
                    device.id().value(),
                    device.kind().code(),
                    device.model(),
                    device.voice(),
                    HexFormat.of().formatHex(device.credential().hash()),
                    device.place(),
                    device.resident(),
                    device.building(),
                    old == null ? null : HexFormat.of().formatHex(old.credential().hash()),
                    old == null ? null : old.until());
        }

        RegisteredDevice registered() {
            return new RegisteredDevice(
                    new DeviceId(id),
                    DeviceKind.ofCode(kind),
                    model,
                    voice,
                    Credential.ofHash(HexFormat.of().parseHex(credential)),
                    place,
                    resident,
                    building,
                    old());
        }

        /** The old password, if it still counts. */
        private RegisteredDevice.@Nullable OldCredential old() {
            return oldCredential == null || oldUntil == null || oldUntil.isBefore(Instant.now())
                    ? null
                    : new RegisteredDevice.OldCredential(
                            Credential.ofHash(HexFormat.of().parseHex(oldCredential)), oldUntil);
        }
    }

    /** Writes it whole, or leaves the old one. */
    void write(Collection<RegisteredDevice> devices) {
        byte[] json = LinkJson.write(new Register(devices.stream().map(Device::of).toList()));
        try {
            OwnersOnly.replace(file, json);
        } catch (ClosedByInterruptException e) {
            LOG.debug("ended before the copy of the register was written");
        } catch (IOException e) {
            LOG.warn(
                    "the copy of the register cannot be written; after a restart without its database the hub would"
                            + " know no device: {}",
                    e.toString());
        }
    }

    /** The devices by id; empty where there is no copy that can be read. */
    Map<String, RegisteredDevice> read() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return LinkJson.read(Files.readAllBytes(file), Register.class).devices().stream()
                    .map(Device::registered)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    device -> device.id().value(), Function.identity()));
        } catch (IOException | MalformedJsonException | IllegalArgumentException e) {
            // Without the message, which would quote the file.
            LOG.warn("the copy of the register is not readable: {}", e.getClass().getSimpleName());
            return Map.of();
        }
    }
}
