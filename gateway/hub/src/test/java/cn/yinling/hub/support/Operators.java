package cn.yinling.hub.support;

import cn.yinling.accounts.persons.OperatorConfig;
import cn.yinling.runtime.config.Secret;
import cn.yinling.runtime.signin.Passwords;
import cn.yinling.runtime.web.api.Role;
import java.util.List;

/** An operator and a viewer. */
public final class Operators {
    public static final String PASSWORD = "correct-horse-battery";
    private static final Secret HASH = new Secret(Passwords.hash(PASSWORD));

    private Operators() {}

    public static List<OperatorConfig> both() {
        return List.of(
                new OperatorConfig("chenxiao", "陈晓", HASH, Role.OPERATOR),
                new OperatorConfig("liyan", "李燕", HASH, Role.VIEWER));
    }

    /** A browser in which that person has signed in. */
    public static ApiClient signedIn(int port, String name) {
        try (ApiClient stranger = ApiClient.stranger(port).with("X-Yinling-Page", "1")) {
            String cookie =
                    stranger.post("/api/session", credentials(name, PASSWORD))
                            .header("Set-Cookie")
                            .orElseThrow();
            return ApiClient.stranger(port).with("Cookie", cookie.split(";", 2)[0]);
        }
    }

    public static String credentials(String name, String password) {
        return "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, password);
    }
}
