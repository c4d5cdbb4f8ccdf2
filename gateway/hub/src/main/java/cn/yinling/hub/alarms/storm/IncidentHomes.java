package cn.yinling.hub.alarms.storm;

import cn.yinling.link.alarm.AlarmId;
import cn.yinling.link.alarm.IncidentHome;
import cn.yinling.register.RegisteredDevice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The homes of an incident as the register knows them now: what stands there is known by the ids of
 * the alarms alone, so also after a restart. Thread-safe where the register is.
 */
public final class IncidentHomes {
    /**
     * With more of them the message grows beyond use; those who need electricity are in it first.
     */
    static final int MOST = 200;

    private final Function<String, @Nullable RegisteredDevice> register;

    public IncidentHomes(Function<String, @Nullable RegisteredDevice> register) {
        this.register = register;
    }

    /** Of these alarms, which stand; who depends on electricity first. */
    List<IncidentHome> of(Collection<String> standing) {
        return standing.stream()
                .map(AlarmId::parse)
                .flatMap(Optional::stream)
                .flatMap(id -> home(id).stream())
                .sorted(IncidentHome.MOST_DEPENDENT_FIRST)
                .limit(MOST)
                .toList();
    }

    private Optional<IncidentHome> home(AlarmId.Parts id) {
        return Optional.ofNullable(register.apply(id.deviceId()))
                .map(device ->
                        IncidentHome.of(
                                id.alarmId(),
                                device.source(),
                                device.place(),
                                device.resident(),
                                id.onset()));
    }
}
