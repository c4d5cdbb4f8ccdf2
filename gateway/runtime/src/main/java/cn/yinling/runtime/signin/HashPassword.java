package cn.yinling.runtime.signin;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code --hash-password} does: prints what a {@code password-hash} is to be. */
public final class HashPassword {
    private static final int SHORTEST_PASSWORD = 8;

    private HashPassword() {}

    /** Whether these arguments ask for it. */
    public static boolean isAskedFor(String[] arguments) {
        return List.of(arguments).equals(List.of("--hash-password"));
    }

    /** Reads the password and prints its hash; ends the process where it is too short. */
    public static void run(String process) {
        String password = readPassword();
        if (password.length() < SHORTEST_PASSWORD) {
            System.err.println(
                    "%s: a password has %d characters or more"
                            .formatted(process, SHORTEST_PASSWORD));
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
