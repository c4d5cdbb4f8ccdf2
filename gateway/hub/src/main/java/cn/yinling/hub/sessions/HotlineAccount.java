package cn.yinling.hub.sessions;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;

/** By what the hotline signs in. */
public record HotlineAccount(@Default("hotline") String user, Secret password) {
    public HotlineAccount {
        if (password.value().length() < 8) {
            throw new IllegalArgumentException("password must have 8 characters or more");
        }
    }
}
