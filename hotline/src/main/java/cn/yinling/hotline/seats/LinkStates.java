package cn.yinling.hotline.seats;

/** Which of the parts the hotline leans on are there. */
public record LinkStates(boolean hub, boolean pbx, boolean database) {}
