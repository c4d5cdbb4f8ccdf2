package cn.yinling.simulators.agents;

/** How robots reach the telephones at their seats; called on the robots' own threads. */
public interface RobotPhones {
    /** Robots that use the screen only. */
    RobotPhones NONE =
            new RobotPhones() {
                @Override
                public void answer(int seat) {}

                @Override
                public void hangUp(int seat) {}
            };

    /** Answers what rings at that seat, where something does. */
    void answer(int seat);

    /** Hangs up whatever is answered at that seat. */
    void hangUp(int seat);
}
