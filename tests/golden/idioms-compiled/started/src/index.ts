import type { Shape } from "./shapes";
import { send } from "./parts";
import settings from "./settings.json";
import "./style.css";

export const shape: Shape = settings;
send(process.argv[2]);
