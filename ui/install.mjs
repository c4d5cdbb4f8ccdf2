// node ui/install.mjs    installs the npm workspace's packages; Maven calls it where a test needs one of them
import { withPackages } from './build/packages.mjs'

await withPackages(() => {})
