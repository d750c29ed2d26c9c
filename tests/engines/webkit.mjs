// Do the stories that matter most hold in WebKit? Called by `cargo xtask test --all-browsers`.
import { WEBKIT } from './support/engines.mjs';
import { tellIn } from './tell.mjs';

tellIn(WEBKIT);
