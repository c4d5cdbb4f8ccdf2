/** What the hub tells devices, and what they say came of it. */
@NullMarked
package cn.yinling.link.command;

import org.jspecify.annotations.NullMarked;
