package cn.yinling.runtime.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The variables that set a key. Processes are often started in one environment, so a variable of
 * another process is no mistake; a misspelt one is, and must not silently mean "default".
 */
public final class Variables {
    private static final String OURS = "YINLING_";

    /**
     * What else there is: whole sections that one process alone has, and single keys of those that
     * several have with keys of their own. A test holds it against every process's configuration.
     */
    private static final List<String> OF_OTHER_PROCESSES =
            List.of(
                    "YINLING_ALARMS_",
                    "YINLING_API_",
                    "YINLING_AUDIT_",
                    "YINLING_COMMANDS_",
                    "YINLING_DEAD_LETTERS_",
                    "YINLING_ENROLMENT_",
                    "YINLING_ESCALATION_",
                    "YINLING_GATEWAY_",
                    "YINLING_GRACE",
                    "YINLING_HISTORY_",
                    "YINLING_HOTLINE_NUMBER",
                    "YINLING_HOTLINE_PASSWORD",
                    "YINLING_HOTLINE_USER",
                    "YINLING_HUB_",
                    "YINLING_ID",
                    "YINLING_LEASE",
                    "YINLING_NUMBER",
                    "YINLING_OPEN_CASES",
                    "YINLING_OUTBOX_",
                    "YINLING_PBX_",
                    "YINLING_PLACE_NAME",
                    "YINLING_READINGS_",
                    "YINLING_RULES_",
                    "YINLING_SESSIONS_",
                    "YINLING_SOS_",
                    "YINLING_SPOOL_",
                    "YINLING_TAKE_BACK",
                    "YINLING_WATCHES_",
                    "YINLING_WRAP_UP",
                    "YINLING_ZONE",
                    "YINLING_AGENTS",
                    "YINLING_OPERATORS",
                    "YINLING_SEATS",
                    "YINLING_DATABASE_URL",
                    "YINLING_DATABASE_USER",
                    "YINLING_DATABASE_PASSWORD",
                    "YINLING_DATABASE_FOLDER",
                    "YINLING_DATABASE_PORT",
                    "YINLING_DATABASE_POOL_SIZE",
                    "YINLING_EARLIER_DATABASE_",
                    "YINLING_MQTT_CLIENT_ID",
                    "YINLING_MQTT_CONNECT_TIMEOUT",
                    "YINLING_MQTT_DEVICE_BURST",
                    "YINLING_MQTT_DEVICE_RATE",
                    "YINLING_MQTT_EVENT_LOOPS",
                    "YINLING_MQTT_HOST",
                    "YINLING_MQTT_KEPT_MEGABYTES_MOST",
                    "YINLING_MQTT_KEPT_SESSIONS_MOST",
                    "YINLING_MQTT_MAX_PACKET_BYTES",
                    "YINLING_MQTT_PASSWORD",
                    "YINLING_MQTT_PORT",
                    "YINLING_MQTT_RECEIVE_MAXIMUM",
                    "YINLING_MQTT_SERVER",
                    "YINLING_MQTT_SESSION_EXPIRY_MOST",
                    "YINLING_MQTT_TLS_CERTIFICATE",
                    "YINLING_MQTT_TLS_CLIENT_CA",
                    "YINLING_MQTT_TLS_KEY",
                    "YINLING_MQTT_TLS_PORT",
                    "YINLING_MQTT_TLS_TRUSTED_CA",
                    "YINLING_MQTT_UNIDENTIFIED_MOST",
                    "YINLING_MQTT_UNIDENTIFIED_OF_ADDRESS",
                    "YINLING_MQTT_USERNAME");

    private Variables() {}

    /** A variable that no process knows, and what was perhaps meant. */
    public record Unknown(String name, String nearest) {}

    /** The variables of {@code environment} that no process knows, in order. */
    public static List<Unknown> unknown(
            Class<? extends Record> config, Map<String, String> environment) {
        Set<String> known = of(config);
        return new TreeSet<>(environment.keySet())
                .stream()
                        .filter(name -> name.startsWith(OURS))
                        .filter(name -> !known.contains(name) && !isOfAnother(name, known))
                        .map(name -> new Unknown(name, nearest(name, known)))
                        .toList();
    }

    private static boolean isOfAnother(String name, Set<String> known) {
        return OF_OTHER_PROCESSES.stream()
                .anyMatch(other ->
                        other.endsWith("_")
                                ? name.startsWith(other) && isNoSectionOf(known, other)
                                : name.equals(other));
    }

    private static boolean isNoSectionOf(Set<String> known, String section) {
        return known.stream().noneMatch(key -> key.startsWith(section));
    }

    /** Every variable that sets a key of that configuration. */
    public static Set<String> of(Class<? extends Record> config) {
        Set<String> names = new TreeSet<>();
        collect(config, KeyPath.ROOT, names);
        return names;
    }

    private static void collect(Class<?> type, KeyPath path, Collection<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            KeyPath key = path.key(KeyPath.kebab(component.getName()));
            Class<?> of = component.getType();
            if (of.isRecord() && of != Secret.class) {
                collect(of, key, names);
            } else {
                names.add(key.variable());
            }
        }
    }

    private static String nearest(String name, Set<String> known) {
        List<String> all = new ArrayList<>(known);
        OF_OTHER_PROCESSES.stream().filter(other -> !other.endsWith("_")).forEach(all::add);
        return all.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .orElseThrow();
    }

    /** How many letters must be put in, left out or changed (Levenshtein). */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int i = 0; i < before.length; i++) {
            before[i] = i;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[before.length];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(before[j - 1] + changed, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[other.length()];
    }
}
