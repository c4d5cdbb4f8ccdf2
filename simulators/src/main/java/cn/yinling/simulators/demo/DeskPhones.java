package cn.yinling.simulators.demo;

import cn.yinling.simulators.agents.RobotPhones;
import cn.yinling.simulators.pbx.Pbx;
import cn.yinling.simulators.pbx.Phone;

/** The telephones of the simulated exchange on the robots' desks. */
record DeskPhones(Pbx exchange) implements RobotPhones {
    @Override
    public void answer(int seat) {
        phone(seat).answer();
    }

    @Override
    public void hangUp(int seat) {
        phone(seat).hangUp();
    }

    private Phone phone(int seat) {
        return exchange.phone("seat-%02d".formatted(seat));
    }
}
