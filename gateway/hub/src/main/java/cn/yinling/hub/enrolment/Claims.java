package cn.yinling.hub.enrolment;

import cn.yinling.register.Credential;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceStore;
import cn.yinling.register.Outcome;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.QrPicture;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claim codes: given to an installer, redeemed once by the device in the resident's home.
 * Thread-safe. Blocks.
 */
public final class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    private final EnrolmentConfig config;
    private final Supplier<Addresses> addresses;
    private final Database database;
    private final DeviceDirectory directory;
    private final MeterRegistry meters;
    private final InstantSource clock;
    private final Attempts attempts;
    private final ClaimStore store = new ClaimStore();
    private final DeviceStore devices = new DeviceStore();

    /** Where this hub is reached. */
    public record Addresses(String web, String mqtt) {}

    /**
     * Wires it.
     *
     * @param listening where the hub listens, asked when the first code is given out
     */
    public Claims(
            EnrolmentConfig config,
            Supplier<Addresses> listening,
            Database database,
            DeviceDirectory directory,
            MeterRegistry meters,
            InstantSource clock) {
        this.config = config;
        this.addresses = listening;
        this.database = database;
        this.directory = directory;
        this.meters = meters;
        this.clock = clock;
        this.attempts = new Attempts(config.attemptsPerMinute());
    }

    /** A new code for a device; an earlier one ends. A revoked device comes back by it. */
    public Outcome<ClaimTicket> issue(String deviceId, String by) {
        ClaimCode code = ClaimCode.random();
        Instant now = clock.instant();
        Instant expires = now.plus(config.codeValidFor());
        boolean isKnown =
                database.jdbi()
                        .inTransaction(handle -> {
                            boolean isThere = devices.find(handle, deviceId).isPresent();
                            if (isThere) {
                                store.put(handle, deviceId, code, by, now, expires);
                            }
                            return isThere;
                        });
        if (!isKnown) {
            return new Outcome.Missing<>(DeviceFile.WORDS);
        }
        String text = text(deviceId, code);
        return new Outcome.Done<>(
                new ClaimTicket(deviceId, code, expires, text, QrPicture.svg(text)));
    }

    /** What a QR code says. */
    String text(String deviceId, ClaimCode code) {
        return "yinling://claim?hub=%s&device=%s&code=%s"
                .formatted(
                        URLEncoder.encode(now().web(), StandardCharsets.UTF_8),
                        deviceId,
                        code.text());
    }

    private Addresses now() {
        Addresses listening = addresses.get();
        return new Addresses(
                config.publicWeb() == null ? listening.web() : config.publicWeb(),
                config.publicMqtt() == null ? listening.mqtt() : config.publicMqtt());
    }

    /**
     * Gives the device of that code its credentials, which can connect when this returns.
     *
     * @param serial of the device that asks, null where it does not say; must be that on file,
     *     where there is one
     * @param address from where it asks
     */
    public ClaimOutcome redeem(String typed, @Nullable String serial, String address) {
        Duration wait = attempts.reserve(address);
        ClaimOutcome outcome =
                wait.isPositive() ? new ClaimOutcome.TooMany(wait) : redeem(typed, serial);
        if (outcome instanceof ClaimOutcome.Granted) {
            attempts.giveBack(address);
        }
        count(outcome);
        return outcome;
    }

    private ClaimOutcome redeem(String typed, @Nullable String serial) {
        Optional<ClaimCode> code = ClaimCode.typed(typed);
        if (code.isEmpty()) {
            return new ClaimOutcome.Mistyped();
        }
        byte[] hash = code.get().hash();
        String password = Credential.newPassword();
        ClaimOutcome outcome =
                database.jdbi()
                        .inTransaction(handle -> {
                            ClaimOutcome found = redeem(handle, hash, serial, password);
                            if (!(found instanceof ClaimOutcome.Granted)) {
                                handle.rollback(); // the code of another device stays good
                            }
                            return found;
                        });
        if (outcome instanceof ClaimOutcome.Granted(DeviceAccess access)) {
            LOG.info("device {} was claimed", access.deviceId());
            directory.refresh().join();
        }
        return outcome;
    }

    private ClaimOutcome redeem(
            Handle handle, byte[] hash, @Nullable String serial, String password) {
        Instant now = clock.instant();
        Optional<String> device = store.use(handle, hash, now);
        if (device.isEmpty()) {
            return new ClaimOutcome.NotGood();
        }
        String id = device.get();
        DeviceFile file = devices.find(handle, id).orElseThrow();
        String onFile = file.details().serial();
        boolean isOther = serial != null && onFile != null && !onFile.equals(serial);
        String its = onFile == null ? serial : onFile;
        if (isOther || devices.serialTaken(handle, id, its).isPresent()) {
            return new ClaimOutcome.OtherSerial();
        }
        devices.newCredential(
                handle, id, Credential.ofPassword(password), Duration.ZERO, "claim code");
        devices.claimed(handle, id, serial, now);
        Addresses reached = now();
        return new ClaimOutcome.Granted(
                new DeviceAccess(
                        id,
                        id,
                        password,
                        reached.mqtt(),
                        reached.web(),
                        config.reportEvery().toSeconds()));
    }

    private void count(ClaimOutcome outcome) {
        String result =
                switch (outcome) {
                    case ClaimOutcome.Granted _ -> "granted";
                    case ClaimOutcome.Mistyped _ -> "mistyped";
                    case ClaimOutcome.NotGood _ -> "not-good";
                    case ClaimOutcome.OtherSerial _ -> "other-serial";
                    case ClaimOutcome.TooMany _ -> "too-many";
                };
        meters.counter("yinling.claims", "result", result).increment();
    }
}
