package cn.yinling.runtime.web;

import cn.yinling.runtime.config.Default;

/**
 * Where a process's pages are.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 */
public record WebConfig(@Default("127.0.0.1") String host, int port) {
    public WebConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535, was " + port);
        }
    }
}
