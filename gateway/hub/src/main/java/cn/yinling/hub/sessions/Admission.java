package cn.yinling.hub.sessions;

import cn.yinling.hub.registry.Credential;
import cn.yinling.hub.registry.DeviceDirectory;
import cn.yinling.hub.registry.RegisteredDevice;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Decides who comes in. Never blocks. Thread-safe. */
public final class Admission {
    private final DeviceDirectory directory;
    private final String hotlineUser;
    private final Credential hotlinePassword;

    public Admission(DeviceDirectory directory, HotlineAccount hotline) {
        this.directory = directory;
        this.hotlineUser = hotline.user();
        this.hotlinePassword = Credential.ofPassword(hotline.password().value());
    }

    Verdict judge(@Nullable String user, byte @Nullable [] password) {
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
        return device.credential().matches(password)
                ? new Verdict.Admitted(new Identity.OfDevice(device))
                : new Verdict.WrongPassword();
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
                yield now != null && now.credential().equals(device.credential());
            }
        };
    }
}
