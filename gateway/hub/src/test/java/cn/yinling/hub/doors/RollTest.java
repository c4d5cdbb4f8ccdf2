package cn.yinling.hub.doors;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yinling.link.alarm.Place;
import cn.yinling.link.topic.DeviceId;
import cn.yinling.register.Credential;
import cn.yinling.register.DeviceKind;
import cn.yinling.register.RegisteredDevice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollTest {
    private static final RegisteredDevice WATCH =
            new RegisteredDevice(
                    new DeviceId("watch-1"),
                    DeviceKind.WATCH,
                    null,
                    null,
                    Credential.ofPassword("a-password-of-a-watch"),
                    new Place("320602-01", "新城桥街道", null, "青年路 1 号", null),
                    null,
                    null,
                    null);

    private final Roll roll = new Roll();
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        roll.tell(
                new Attendance() {
                    @Override
                    public void came(DeviceId device) {
                        told.add("came");
                    }

                    @Override
                    public void went(DeviceId device, Farewell why) {
                        told.add(why.code());
                    }
                });
    }

    @Test
    void deviceIsThereWhileItHasAConnection() {
        roll.enter(WATCH);
        roll.enter(WATCH);
        roll.leave(WATCH, Farewell.TAKEN_OVER);
        assertThat(roll.online(DeviceKind.WATCH)).isEqualTo(1);
        roll.leave(WATCH, Farewell.SAID_GOODBYE);
        assertThat(roll.online(DeviceKind.WATCH)).isZero();
        assertThat(told).containsExactly("came", "said-goodbye");
    }

    @Test
    void connectionThatWasTakenOverAndEndsLastIsNotWhyTheDeviceIsGone() {
        roll.enter(WATCH);
        roll.enter(WATCH);
        roll.leave(WATCH, Farewell.LOST);
        roll.leave(WATCH, Farewell.TAKEN_OVER);
        assertThat(told).containsExactly("came", "lost");
    }
}
