// Opens the database while the page is still being read: who reads from it finds it open.
import { database } from "./database.js";

database().catch(() => {}); // who reads from it hears what is the matter
