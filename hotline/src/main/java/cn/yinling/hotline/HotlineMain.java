package cn.yinling.hotline;

import cn.yinling.hotline.seats.Passwords;
import cn.yinling.runtime.process.Launch;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The hotline as a process. */
public final class HotlineMain {
    private static final int SHORTEST_PASSWORD = 8;

    private HotlineMain() {}

    /** {@code --hash-password} prints what {@code agents.password-hash} is to be. */
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--hash-password")) {
            hashPassword();
        } else {
            Launch.run("hotline", arguments, HotlineConfig.class, Hotline::start);
        }
    }

    private static void hashPassword() {
        String password = readPassword();
        if (password.length() < SHORTEST_PASSWORD) {
            System.err.println(
                    "hotline: a password has %d characters or more".formatted(SHORTEST_PASSWORD));
            System.exit(1);
        }
        System.out.println(Passwords.hash(password));
    }

    /** Without an echo at a terminal, else the first line of standard input. */
    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25
    private static String readPassword() {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            BufferedReader input =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = input.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password", e);
        }
    }
}
