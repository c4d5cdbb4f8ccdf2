package cn.yinling.hotline.calls;

import cn.yinling.runtime.config.Default;
import cn.yinling.runtime.config.Secret;
import java.net.URI;

/**
 * The telephones that are part of the agents' pages.
 *
 * @param webSocket where the exchange takes SIP over WebSocket (RFC 7118) from this process alone
 * @param secret of the seats' telephones, as the exchange has it; a page is given it with its
 *     session
 */
public record BrowserPhoneConfig(@Default("ws://127.0.0.1:8088/ws") URI webSocket, Secret secret) {
    public BrowserPhoneConfig {
        if (webSocket.getHost() == null || !"ws".equals(webSocket.getScheme())) {
            throw new IllegalArgumentException(
                    "web-socket must be like ws://127.0.0.1:8088/ws, was '%s'"
                            .formatted(webSocket));
        }
    }
}
