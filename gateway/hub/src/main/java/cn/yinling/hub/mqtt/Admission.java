package cn.yinling.hub.mqtt;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.Credential;
import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.RegisteredDevice;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Decides who comes in. Never blocks. Thread-safe. */
public final class Admission {
    private final DeviceDirectory directory;
    private final String hotlineUser;
    private final Credential hotlinePassword;
    private final Guesses guesses = new Guesses();

    public Admission(DeviceDirectory directory, HotlineAccount hotline) {
        this.directory = directory;
        this.hotlineUser = hotline.user();
        this.hotlinePassword = Credential.ofPassword(hotline.password().value());
    }

    /**
     * Judges, unless too many were wrong of late.
     *
     * @param address from where it is tried
     * @param certified the names in the client's certificate
     */
    Verdict judge(
            @Nullable String user,
            byte @Nullable [] password,
            List<String> certified,
            String address) {
        String name = user == null ? "" : user;
        if (!guesses.reserve(name, address)) {
            return new Verdict.TooManyGuesses();
        }
        Verdict verdict = judge(user, password, certified);
        switch (verdict) {
            case Verdict.Admitted _ -> guesses.succeeded(name, address);
            // Of whom we do not know there is nothing to guess; it may be entered any moment.
            case Verdict.NotReady _, Verdict.Unknown _ -> guesses.giveBack(name, address);
            case Verdict.WrongPassword _, Verdict.WrongCertificate _, Verdict.TooManyGuesses _ -> {}
        }
        return verdict;
    }

    /**
     * Judges.
     *
     * @param certified the names in the client's certificate, which our authority has vouched for;
     *     with one of them no password is asked for, and without a user name the first device's
     *     counts
     */
    private Verdict judge(
            @Nullable String user, byte @Nullable [] password, List<String> certified) {
        if (certified.isEmpty()) {
            return judge(user, password);
        }
        String name = user == null ? firstDevice(certified) : user;
        if (!certified.contains(name)) {
            return new Verdict.WrongCertificate();
        }
        if (name.equals(hotlineUser)) {
            return new Verdict.Admitted(new Identity.OfHotline(name));
        }
        if (!directory.isLoaded()) {
            return new Verdict.NotReady();
        }
        RegisteredDevice device = directory.find(name);
        return device == null
                ? new Verdict.Unknown()
                : new Verdict.Admitted(new Identity.OfDevice(device));
    }

    private static String firstDevice(List<String> certified) {
        return certified.stream().filter(DeviceId::isValid).findFirst().orElse("");
    }

    private Verdict judge(@Nullable String user, byte @Nullable [] password) {
        if (user == null || password == null) {
            return new Verdict.WrongPassword();
        }
        if (user.equals(hotlineUser)) {
            return hotlinePassword.matches(password)
                    ? new Verdict.Admitted(new Identity.OfHotline(user))
                    : new Verdict.WrongPassword();
        }
        if (!directory.isLoaded()) {
            return new Verdict.NotReady();
        }
        RegisteredDevice device = directory.find(user);
        if (device == null) {
            return new Verdict.Unknown();
        }
        Credential used = device.matching(password);
        return used == null
                ? new Verdict.WrongPassword()
                : new Verdict.Admitted(new Identity.OfDevice(device.as(used)));
    }

    /** Completes when the register has been looked at again. */
    CompletableFuture<Void> lookAgain() {
        return directory.refresh();
    }

    /** Whether who came in earlier would come in now. */
    boolean isStillRight(Identity identity) {
        return switch (identity) {
            case Identity.OfHotline _ -> true;
            case Identity.OfDevice(RegisteredDevice device) -> {
                RegisteredDevice now = directory.find(device.id().value());
                yield now != null && now.takes(device.credential());
            }
        };
    }
}
