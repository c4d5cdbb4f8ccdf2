/** The gateway's process: its configuration, its parts, and how they are wired. */
@NullMarked
package cn.yinling.hub;

import org.jspecify.annotations.NullMarked;
