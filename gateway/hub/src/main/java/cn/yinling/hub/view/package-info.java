/** The district at a glance: streets, devices and alarms as they are now, for who looks at them. */
@NullMarked
package cn.yinling.hub.view;

import org.jspecify.annotations.NullMarked;
