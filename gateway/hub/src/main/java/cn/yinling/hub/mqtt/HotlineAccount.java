package cn.yinling.hub.mqtt;

import cn.yinling.link.topic.DeviceId;
import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;

/** By what the hotline signs in. */
public record HotlineAccount(@Default("hotline") String user, Secret password) {
    private static final int SHORTEST_PASSWORD = 20;

    public HotlineAccount {
        // It is on a port that the whole world may try, so it must be none that can be guessed.
        if (password.value().length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException(
                    "password must have %d characters or more; make one with: openssl rand -base64 24"
                            .formatted(SHORTEST_PASSWORD));
        }
        if (DeviceId.isValid(user)) {
            throw new IllegalArgumentException(
                    "user must be hotline, or a name that no device can have, such as Hotline; was '%s'"
                            .formatted(user));
        }
    }
}
